using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Analyzers.Tests.Fuzz;

/// <summary>
/// What holds for every fix, tried on cases of the corpus and on the common forms of what fixes repair: several in each file, so that Fix All has something to do,
/// and a comment after every statement.
/// </summary>
public sealed class FixPropertyTests
{
    private static readonly string[] Common =
    [
        KitTest.InMethod("Barriers.CheckCrisis(outside); _ = Barriers.CheckCrisis(outside); await engine.QueryAsync(null!);"),
        KitTest.InMethod("if (!Barriers.CheckCrisis(outside).IsClear) { return; } _ = await engine.QueryAsync(null!);"),
        KitTest.InMethod("""var one = new CommitRequest { EventType = "query.x", Actor = "a-1", Payload = data }; const string Type = "barrier.x"; one = one with { EventType = Type }; one = one with { EventType = Type };"""),
        KitTest.InMethod("""var one = new QueryRequest { SubjectIds = ["s-1"], Actor = "a-1", Purpose = "any" }; var two = new QueryRequest { SubjectIds = ["s-1"], Actor = "a-1", Purpose = "billing-dispute" };"""),
        """[ConsentPurpose("support-ticket", Grantee = "a-1", Operations = ConsentOperations.Query)] partial class Support;""",
        ShippedTest.InMethod("ISigner signer = new InProcessSigner(); services.AddSingleton(signer); services.AddSingleton<IAevumStore>(new InMemoryStore()); IPolicyEngine policy = new NullPolicyEngine();"),
        ShippedTest.InMethod("services.AddSingleton<ISigner, InProcessSigner>().AddSingleton<IAevumStore, InMemoryStore>(); services.AddSingleton<IPolicyEngine, NullPolicyEngine>();"),
        ShippedTest.InMethod("""var one = new Aevum.Signers.VaultTransitOptions { Address = new Uri("http://vault.example"), Token = "hvs.1" }; var pin = "1"; var two = new Aevum.Signers.Pkcs11Options { Pin = pin };"""),
        ShippedTest.InMethod("""await AevumEngine.StartAsync(new AevumOptions { VerifyOnStart = false }); Environment.SetEnvironmentVariable("AEVUM_DEV", "1");"""),
    ];

    private const int Files = 2;
    private const int CasesPerFile = 8;

    [Fact]
    public async Task Fix_All_gives_what_one_light_bulb_after_the_other_gives_and_the_result_compiles_with_every_comment()
    {
        var random = new Random(20261120);
        var seeds = FuzzTests.Seeds();
        var repaired = new HashSet<string>();
        for (var index = 0; index < Files; index++)
        {
            var cases = Enumerable.Range(0, CasesPerFile).Select(_ => seeds[random.Next(seeds.Count)]).Concat(Common).ToArray();
            random.Shuffle(cases);
            var text = string.Concat(cases.Select((each, number) => $"namespace Case{number}\n{{\n{Commented(each, number)}\n}}\n"));
            repaired.UnionWith(await CheckAsync(text));
        }

        // Files that no fix applies to would prove nothing.
        Assert.True(repaired.Count >= 13, string.Join(", ", repaired));
    }

    private static string Commented(string text, int mark)
    {
        var number = 0;
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return root.ReplaceTokens(
            root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.SemicolonToken) && token.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax),
            (token, _) => token.WithTrailingTrivia(token.TrailingTrivia.Insert(0, SyntaxFactory.Comment($"/* {mark}.{number++} */")))).ToFullString();
    }

    /// <summary>The keys of the light bulbs that were switched on.</summary>
    private static async Task<List<string>> CheckAsync(string text)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = ShippedTest.Program("production", text).AddTo(workspace.CurrentSolution, clean => clean);
        var id = project.Documents.First().Id;
        var keys = new List<string>();
        var findings = await Analysis.RunAsync((await project.GetCompilationAsync(cancellationToken))!, KitTest.AllAnalyzers(), project.AnalyzerOptions, concurrent: true, cancellationToken);
        foreach (var provider in FuzzTests.Fixes)
        {
            var offered = new HashSet<string>();
            foreach (var finding in findings.Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id)))
            {
                offered.UnionWith((await FixActions.OfAsync(project, finding, provider, cancellationToken)).Select(action => action.EquivalenceKey!));
            }

            foreach (var key in offered)
            {
                await CheckAsync(project, id, provider, key, text, cancellationToken);
                keys.Add(key);
            }
        }

        return keys;
    }

    private static async Task CheckAsync(Project project, DocumentId id, CodeFixProvider provider, string key, string text, CancellationToken cancellationToken)
    {
        var fixedAll = await FixActions.ApplyAllAsync(project, KitTest.AllAnalyzers(), provider, key, FixAllScope.Document, cancellationToken);
        var all = (await fixedAll.GetDocument(id)!.GetTextAsync(cancellationToken)).ToString();
        var solution = project.Solution;
        while (await FixActions.FirstAsync(solution.GetProject(project.Id)!, KitTest.AllAnalyzers(), provider, key, cancellationToken) is { Action: var action })
        {
            solution = await FixActions.ApplyAsync(action, cancellationToken);
        }

        var one = (await solution.GetDocument(id)!.GetTextAsync(cancellationToken)).ToString();
        Assert.True(one == all, $"{key}\n--- before\n{text}\n--- one by one\n{one}\n--- Fix All\n{all}");
        Assert.Equal(CommentsIn(text), CommentsIn(all));
        var (before, after) = (await ErrorsAsync(project, id, text, cancellationToken), await ErrorsAsync(project, id, all, cancellationToken));
        Assert.True(after <= before, $"{key} {before} {after}\n{text}\n---\n{all}");
    }

    private static List<string> CommentsIn(string text) =>
        [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString())];

    private static async Task<int> ErrorsAsync(Project project, DocumentId id, string text, CancellationToken cancellationToken) =>
        (await project.GetDocument(id)!.WithText(Microsoft.CodeAnalysis.Text.SourceText.From(text)).Project.GetCompilationAsync(cancellationToken))!
            .GetDiagnostics(cancellationToken).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
