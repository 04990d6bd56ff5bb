using System.Collections.Immutable;
using System.Globalization;
using Aevum.Analyzers.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// The cost of the analyzers beside RS0030, in one run:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Benchmarks -- [rounds] [files]
// Rounds are interleaved, so that other work on the machine meets every set alike; medians are printed.
// The findings in code that does not use the kit, which should be none:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Benchmarks -- folder PATH
if (args is ["folder", var folder])
{
    return await FolderRun.RunAsync(folder) == 0 ? 0 : 1;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 130;
var trees = GeneratedSource.Files(files * 4).Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)).ToArray<SyntaxTree>();
var lines = trees.Take(files).Sum(tree => tree.GetText().Lines.Count);
Console.WriteLine($"{files} files, {lines:N0} lines; Roslyn {typeof(Compilation).Assembly.GetName().Version}; {rounds} rounds, medians in milliseconds");

var small = AnalyzerCost.Compile(trees[..Math.Max(1, files / 4)], withKernel: true);
var absent = AnalyzerCost.Compile(trees[..files], withKernel: false);
var present = AnalyzerCost.Compile(trees[..files], withKernel: true);
var fourfold = AnalyzerCost.Compile(trees, withKernel: true);
AnalyzerCost.RequireNoErrors(small);
var sets = new (string Name, Compilation Compilation, Func<ImmutableArray<DiagnosticAnalyzer>> Analyzers)[]
{
    ("RS0030", present, AnalyzerSets.BannedApi),
    ("empty", present, AnalyzerSets.Empty),
    ("kit absent", absent, AnalyzerSets.Kit),
    ("kit present", present, AnalyzerSets.Kit),
    ("kit present, 4x", fourfold, AnalyzerSets.Kit),
    ("rule", present, AnalyzerSets.Rules),
};
foreach (var (_, _, analyzers) in sets)
{
    // What is compiled at first use, of the compiler and of the analyzers, is not what is measured.
    await AnalyzerCost.MeasureAsync(small, analyzers());
    await AnalyzerCost.MeasureAsync(small, analyzers());
}

var times = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
for (var round = 0; round < rounds; round++)
{
    foreach (var (name, compilation, analyzers) in sets)
    {
        var measured = await AnalyzerCost.MeasureAsync(compilation, analyzers());
        Record(name + " total", measured.Values.Sum(time => time.TotalMilliseconds));
        foreach (var (analyzer, time) in measured)
        {
            Record($"{name} {analyzer}", time.TotalMilliseconds);
        }
    }
}

foreach (var (name, values) in times)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {MedianOf(name),9:0.0}   {values.Min(),7:0.0} – {values.Max():0.0}"));
}

Compare("medians", MedianOf);
Compare("least  ", name => times[name].Min());

return 0;

void Record(string name, double milliseconds)
{
    if (!times.TryGetValue(name, out var values))
    {
        times[name] = values = [];
    }

    values.Add(milliseconds);
}

// What disturbs a run only adds time, so the least of several rounds is nearest to the cost of the work itself.
void Compare(string what, Func<string, double> of) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{what}: present / RS0030 = {of("kit present total") / of("RS0030 total"):0.00}; 4x / 1x = {of("kit present, 4x total") / of("kit present total"):0.00}"));

double MedianOf(string name) => times[name].Order().ElementAt(times[name].Count / 2);
