using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>
/// A case for analyzers: marked files in, exactly the marked findings out, in every mode. No id is filtered; an analyzer that throws fails the case.
/// </summary>
public sealed record AnalyzerTest
{
    public required TestProject Project { get; init; }

    public required Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers { get; init; }

    /// <summary>The id of <c>[|…|]</c>.</summary>
    public string? DefaultId { get; init; }

    /// <summary>The ways to run the case; all of them unless the case says why not.</summary>
    public TestModes Modes { get; init; } = TestModes.All;

    /// <summary>Runs the case in its modes.</summary>
    /// <exception cref="HarnessException">The findings are not the marked ones, the input does not compile, or an analyzer threw.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var analyzers = Analyzers();
        await CheckAsync("plain", Project, analyzers, concurrent: true, cancellationToken);
        foreach (var (name, project, concurrent) in Variants())
        {
            await CheckAsync(name, project, analyzers, concurrent, cancellationToken);
        }

        if (Modes.HasFlag(TestModes.WithoutLibrary))
        {
            await CheckSilentAsync(analyzers, cancellationToken);
        }
    }

    /// <summary>The findings, sorted; the input must compile.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project.AddTo(workspace.CurrentSolution, Clean);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        RequireCompiles("plain", compilation, cancellationToken);
        return await Analysis.RunAsync(compilation, Analyzers(), project.AnalyzerOptions, concurrent: true, cancellationToken);
    }

    internal string Clean(string marked) => MarkedText.Parse(marked, DefaultId).Text;

    private IEnumerable<(string Name, TestProject Project, bool Concurrent)> Variants()
    {
        if (Modes.HasFlag(TestModes.Again))
        {
            yield return ("again, on the same analyzers, not concurrent", Project, false);
        }

        if (Modes.HasFlag(TestModes.GeneratedCode))
        {
            var files = Project.Files.Select(file => file with { Path = Path.ChangeExtension(file.Path, ".g.cs") });
            var config = new TestFile("/test/generated/.globalconfig", "is_global = true\ngenerated_code = true\n");
            yield return ("as generated code", Project with { Files = [.. files], ConfigFiles = [.. Project.ConfigFiles, config] }, true);
        }

        if (Modes.HasFlag(TestModes.NullableOff) && Project.Nullable != NullableContextOptions.Disable)
        {
            yield return ("with nullable off", Project with { Nullable = NullableContextOptions.Disable }, true);
        }

        if (Modes.HasFlag(TestModes.LanguageVersions))
        {
            foreach (var version in LanguageVersions.All.Where(version => version != Project.LanguageVersion && LanguageVersions.Parses(Project, Clean, version)))
            {
                yield return ($"as C# {version.ToDisplayString()}", Project with { LanguageVersion = version }, true);
            }
        }
    }

    private async Task CheckAsync(string mode, TestProject variant, ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var project = variant.AddTo(workspace.CurrentSolution, Clean);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        RequireCompiles(mode, compilation, cancellationToken);
        var found = await Analysis.RunAsync(compilation, analyzers, project.AnalyzerOptions, concurrent, cancellationToken);
        Comparison.Require(mode, Expected(variant), found);
    }

    private async Task CheckSilentAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var variant = Project with { References = [.. Project.References.Where(reference => !IsKit(reference))] };
        var project = variant.AddTo(workspace.CurrentSolution, Clean);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await Analysis.RunAsync(compilation, analyzers, project.AnalyzerOptions, concurrent: true, cancellationToken);
        if (found.Length > 0)
        {
            throw new HarnessException($"Without the library nothing may be reported, but:\n{string.Join("\n", found)}");
        }
    }

    /// <summary>A reference to an assembly of the kit, by file or by name.</summary>
    private static bool IsKit(MetadataReference reference) =>
        (Path.GetFileName((reference as PortableExecutableReference)?.FilePath) ?? reference.Display)?.StartsWith("Aevum.", StringComparison.Ordinal) ?? false;

    private ImmutableArray<(string Path, MarkedText Text)> Expected(TestProject project) =>
        [.. project.Files.Concat(project.AdditionalFiles).Select(file => (file.Path, MarkedText.Parse(file.Text, DefaultId)))];

    private static void RequireCompiles(string mode, Compilation compilation, CancellationToken cancellationToken)
    {
        // Without nullable annotations, "?" draws a warning that is no fault of the case.
        var nullableOff = compilation.Options.NullableContextOptions == NullableContextOptions.Disable;
        var faults = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !Noise.Ids.Contains(diagnostic.Id))
            .Where(diagnostic => !nullableOff || diagnostic.Severity == DiagnosticSeverity.Error)
            .ToArray();
        if (faults.Length > 0)
        {
            throw new HarnessException($"The case does not compile ({mode}):\n{string.Join("\n", faults.Select(fault => fault.ToString()))}");
        }
    }
}
