using System.Globalization;
using Aevum.Analyzers.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// The cost of the analyzers beside RS0030, in one run:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Benchmarks -- [rounds] [files]
// Rounds are interleaved, so that other work on the machine meets every set alike; medians are printed.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var files = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 130;
var trees = GeneratedSource.Files(files * 4).Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)).ToArray<SyntaxTree>();
var lines = trees.Take(files).Sum(tree => tree.GetText().Lines.Count);
Console.WriteLine($"{files} files, {lines:N0} lines; Roslyn {typeof(Compilation).Assembly.GetName().Version}; {rounds} rounds, medians in milliseconds");

var absent = AnalyzerCost.Compile(trees[..files], withKernel: false);
var present = AnalyzerCost.Compile(trees[..files], withKernel: true);
var fourfold = AnalyzerCost.Compile(trees, withKernel: true);
var times = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
for (var round = -1; round < rounds; round++)
{
    await AddAsync("RS0030 (1x)", present, AnalyzerCost.BannedApi());
    await AddAsync("kit absent (1x)", absent, AnalyzerCost.Kit());
    await AddAsync("kit present (1x)", present, AnalyzerCost.Kit());
    await AddAsync("kit present (4x)", fourfold, AnalyzerCost.Kit());

    async Task AddAsync(string name, Compilation compilation, System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer> analyzers)
    {
        var measured = await AnalyzerCost.MeasureAsync(compilation, analyzers);
        if (round < 0)
        {
            return;
        }

        Record(name + " total", measured.Values.Sum(time => time.TotalMilliseconds));
        foreach (var (analyzer, time) in measured)
        {
            Record($"{name} {analyzer}", time.TotalMilliseconds);
        }
    }
}

foreach (var (name, values) in times)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {Median(values),9:0.0}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"present / RS0030 = {MedianOf("kit present (1x) total") / MedianOf("RS0030 (1x) total"):0.00}; 4x / 1x = {MedianOf("kit present (4x) total") / MedianOf("kit present (1x) total"):0.00}"));

void Record(string name, double milliseconds)
{
    if (!times.TryGetValue(name, out var values))
    {
        times[name] = values = [];
    }

    values.Add(milliseconds);
}

double MedianOf(string name) => Median(times[name]);

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
