using System.Collections.Immutable;
using System.Reflection;
using Aevum.Analyzers.CodeFixes.Deployment;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Tests.Deployment;

public sealed class RemoveDeploymentLineFixTests
{
    private static readonly (string Path, string Text)[] Several =
    [
        ("Dockerfile", "FROM base\nENV AEVUM_DEV=1 A=2 AEVUM_DEV=2\nENV AEVUM_DEV 1\n"),
        ("appsettings.json", "{ \"AEVUM_DEV\": \"1\", \"A\": { \"AEVUM_DEV\": 1 }, \"AEVUM_DEV\": 2 }"),
        ("compose.yaml", "services:\n  a:\n    environment:\n      - AEVUM_DEV=1\n      - B=1\n      - AEVUM_DEV=2\n  b:\n    environment:\n      AEVUM_DEV: 1\n"),
        (".env", "AEVUM_DEV=1\nA=1\nexport AEVUM_DEV=2\n"),
    ];

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

    [Theory]
    [InlineData("FROM base\nRUN true\nENV AEVUM_DEV=1\n")]
    [InlineData("FROM base\nENV A=1\nRUN true\n")]
    [InlineData("")]
    public async Task A_file_that_has_changed_since_it_was_reported_offers_nothing(string now)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = (ShippedTest.Project("production", "") with { AdditionalFiles = [new TestFile("/test/Dockerfile", "FROM base\nENV AEVUM_DEV=1\nRUN true\n")] }).AddTo(workspace.CurrentSolution, text => text);
        var finding = Assert.Single(await FindAsync(project, cancellationToken));
        var changed = project.Solution.WithAdditionalDocumentText(project.AdditionalDocuments.Single().Id, SourceText.From(now)).GetProject(project.Id)!;
        var offered = 0;

        await new RemoveDeploymentLineFix().RegisterCodeFixesAsync(new CodeFixContext(changed.AdditionalDocuments.Single(), finding.Location.SourceSpan, [finding], (_, _) => offered++, cancellationToken));

        Assert.Equal(0, offered);
    }

    [Fact]
    public void No_extension_is_left_out_because_a_deployment_file_can_have_any() =>
        Assert.Null(typeof(RemoveDeploymentLineFix).GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentExtensions);

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Fix_All_gives_what_one_fix_after_the_other_gives(FixAllScope scope)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var test = ShippedTest.Project("production", "") with { AdditionalFiles = [.. Several.Select(file => new TestFile("/test/" + file.Path, file.Text))] };
        var project = test.AddTo(workspace.CurrentSolution, text => text);
        project = (test with { AssemblyName = "Twin" }).AddTo(project.Solution, text => text).Solution.GetProject(project.Id)!;
        var provider = new RemoveDeploymentLineFix();
        var context = new FixAllContext(project, provider, scope, nameof(RemoveDeploymentLineFix), ["AEV5001"], new Source(), cancellationToken);

        var action = await provider.GetFixAllProvider().GetFixAsync(context);

        var fixedAll = await FixActions.ApplyAsync(action!, cancellationToken);
        var iterated = (await IterateAsync(project, cancellationToken)).Solution;
        Assert.Equal(await TextsAsync(iterated.GetProject(project.Id)!, cancellationToken), await TextsAsync(fixedAll.GetProject(project.Id)!, cancellationToken));
        foreach (var each in fixedAll.Projects)
        {
            Assert.Equal(scope == FixAllScope.Solution || each.Id == project.Id, (await FindAsync(each, cancellationToken)).IsEmpty);
        }
    }

    [Fact]
    public void Fix_All_is_offered_for_a_project_and_a_solution_because_a_context_cannot_name_one_file() =>
        Assert.Equal([FixAllScope.Project, FixAllScope.Solution], new RemoveDeploymentLineFix().GetFixAllProvider().GetSupportedFixAllScopes());

    [Fact]
    public async Task Fix_All_offers_nothing_where_no_file_has_a_finding()
    {
        using var workspace = new AdhocWorkspace();
        var project = (ShippedTest.Project("production", "") with { AdditionalFiles = [new TestFile("/test/Dockerfile", "FROM base\n")] }).AddTo(workspace.CurrentSolution, text => text);
        var provider = new RemoveDeploymentLineFix();
        var context = new FixAllContext(project, provider, FixAllScope.Project, nameof(RemoveDeploymentLineFix), ["AEV5001"], new Source(), TestContext.Current.CancellationToken);

        Assert.Null(await provider.GetFixAllProvider().GetFixAsync(context));
    }

    private static async Task<Project> IterateAsync(Project project, CancellationToken cancellationToken)
    {
        for (var round = 0; round < 50; round++)
        {
            if ((await FindAsync(project, cancellationToken)).FirstOrDefault() is not { } finding)
            {
                return project;
            }

            var document = project.AdditionalDocuments.First(each => each.FilePath == finding.Location.GetLineSpan().Path);
            var actions = new List<CodeAction>();
            await new RemoveDeploymentLineFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding.Location.SourceSpan, [finding], (action, _) => actions.Add(action), cancellationToken));
            project = (await FixActions.ApplyAsync(Assert.Single(actions), cancellationToken)).GetProject(project.Id)!;
        }

        throw new HarnessException("The fix does not end.");
    }

    private static async Task<string[]> TextsAsync(Project project, CancellationToken cancellationToken) =>
        await Task.WhenAll(project.AdditionalDocuments.Select(async document => document.Name + "\n" + await document.GetTextAsync(cancellationToken)));

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, CancellationToken cancellationToken) =>
        await Analysis.RunAsync((await project.GetCompilationAsync(cancellationToken))!, KitTest.AllAnalyzers(), project.AnalyzerOptions, concurrent: true, cancellationToken);

    private sealed class Source : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindAsync(project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
