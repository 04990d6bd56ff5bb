using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>
/// The rules over code that other people wrote: every folder directly below the given one is a compilation that references the kit, and every finding is
/// printed. Code that does not use the kit must give none. It need not compile: what cannot be bound is what an editor shows while somebody types.
/// </summary>
internal static class FolderRun
{
    private const int MaxFilesAtOnce = 1500;

    /// <summary>Runs and prints; returns the number of findings.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        var (files, lines, findings, clock) = (0, 0L, 0, Stopwatch.StartNew());
        foreach (var paths in Groups(folder))
        {
            var trees = paths.Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), new CSharpParseOptions(LanguageVersion.Preview), path)).ToArray();
            var found = await AnalyzeAsync(trees);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,5:0} s  {Path.GetRelativePath(folder, paths[0])} and {trees.Length - 1} more"));
            files += trees.Length;
            lines += trees.Sum(tree => (long)tree.GetText().Lines.Count);
            findings += found.Length;
            foreach (var finding in found)
            {
                var span = finding.Location.GetLineSpan();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finding.Id} {Path.GetRelativePath(folder, span.Path)}({span.StartLinePosition.Line + 1}): {finding.GetMessage(CultureInfo.InvariantCulture)}"));
                Console.WriteLine($"    {finding.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim()}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files:N0} files, {lines:N0} lines, {findings} findings, {clock.Elapsed.TotalSeconds:0} s"));
        return findings;
    }

    /// <summary>The files of each folder below <paramref name="folder"/>, in pieces that fit into memory.</summary>
    private static IEnumerable<string[]> Groups(string folder) => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        .SelectMany(each => Directory.EnumerateFiles(each, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Chunk(MaxFilesAtOnce));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(SyntaxTree[] trees)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        var compilation = CSharpCompilation.Create("Folder", trees, [.. TestReferences.Net10, .. TestReferences.Hosting, TestReferences.Kernel], options);
        var run = new CompilationWithAnalyzers(compilation, AnalyzerSets.Kit(), new AnalyzerOptions([]));
        return await run.GetAnalyzerDiagnosticsAsync();
    }
}
