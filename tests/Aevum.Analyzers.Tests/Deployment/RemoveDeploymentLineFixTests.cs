using System.Collections.Immutable;
using Aevum.Analyzers.CodeFixes.Deployment;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests.Deployment;

public sealed class RemoveDeploymentLineFixTests
{
    [Theory]
    [InlineData("Dockerfile", "FROM base\nENV AEVUM_DEV=1\nRUN true\n", "FROM base\nRUN true\n")]
    [InlineData("Dockerfile", "FROM base\nENV A=1 AEVUM_DEV=1 B=2\n", "FROM base\nENV A=1 B=2\n")]
    [InlineData("Dockerfile", "FROM base\r\nENV AEVUM_DEV 1\r\nRUN true\r\n", "FROM base\r\nRUN true\r\n")]
    [InlineData(".env", "A=1\nexport AEVUM_DEV=1\nB=2\n", "A=1\nB=2\n")]
    [InlineData(".env", "AEVUM_DEV=1", "")]
    [InlineData("compose.yaml", "services:\n  app:\n    environment:\n      A: b\n      AEVUM_DEV: \"1\"\n    image: x\n", "services:\n  app:\n    environment:\n      A: b\n    image: x\n")]
    [InlineData("compose.yaml", "services:\n  app:\n    environment:\n      - A=b\n      - AEVUM_DEV=1\n", "services:\n  app:\n    environment:\n      - A=b\n")]
    [InlineData("k8s/app.yaml", "env:\n  - name: AEVUM_DEV\n    value: \"1\"\n  - name: B\n    value: \"2\"\n", "env:\n  - name: B\n    value: \"2\"\n")]
    [InlineData("appsettings.json", "{\n  \"A\": 1,\n  \"AEVUM_DEV\": \"1\",\n  \"B\": 2\n}\n", "{\n  \"A\": 1,\n  \"B\": 2\n}\n")]
    [InlineData("appsettings.json", "{\n  \"A\": 1,\n  \"AEVUM_DEV\": \"1\"\n}\n", "{\n  \"A\": 1\n}\n")]
    [InlineData("appsettings.json", "{ \"AEVUM_DEV\": \"1\" }", "{  }")]
    public async Task The_fix_removes_the_setting_and_leaves_a_file_without_findings(string path, string before, string after)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = (ShippedTest.Project("production", "") with { AdditionalFiles = [new TestFile("/test/" + path, before)] }).AddTo(workspace.CurrentSolution, text => text);
        var finding = Assert.Single(await FindAsync(project, cancellationToken));
        var document = project.AdditionalDocuments.Single();
        var actions = new List<CodeAction>();

        await new RemoveDeploymentLineFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding.Location.SourceSpan, [finding], (action, _) => actions.Add(action), cancellationToken));
        var changed = await FixActions.ApplyAsync(Assert.Single(actions), cancellationToken);

        Assert.Equal(after, (await changed.GetAdditionalDocument(document.Id)!.GetTextAsync(cancellationToken)).ToString());
        Assert.Empty(await FindAsync(changed.GetProject(project.Id)!, cancellationToken));
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, CancellationToken cancellationToken) =>
        await Analysis.RunAsync((await project.GetCompilationAsync(cancellationToken))!, KitTest.AllAnalyzers(), project.AnalyzerOptions, concurrent: true, cancellationToken);
}
