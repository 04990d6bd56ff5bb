using System.Globalization;
using System.Reflection;
using Aevum.Corpus;
using Aevum.Testing;
using Microsoft.CodeAnalysis;

// Mutation run over the rules:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Mutation -- FOLDER-OR-FILE [rules] [every-nth]
// for example: -- Barriers AEV1 3   (every third mutant of analyzers/Aevum.Analyzers/Barriers, judged by the cases of AEV1xxx)
var where = args.Length > 0 ? args[0] : "Barriers";
var rules = args.Length > 1 ? args[1] : "AEV";
var step = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
var root = typeof(Mutant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Corpus").Value!;
var cases = CorpusReader.ReadAll(Path.Combine(root, "Cases")).Where(each => each.Rule.StartsWith(rules, StringComparison.Ordinal)).ToArray();
var compiler = new MutantCompiler();
if (await FirstFaultAsync(compiler.Compile(null)!) is { } broken)
{
    Console.WriteLine($"The corpus does not pass without a change: {broken}");
    return 1;
}

var (killed, invalid) = (0, 0);
var survivors = new List<Mutant>();
var mutants = compiler.Files.Where(file => file.Contains($"Aevum.Analyzers/{where}", StringComparison.Ordinal)).SelectMany(file => Mutant.Of(file, File.ReadAllText(file))).Where((_, index) => index % step == 0);
foreach (var mutant in mutants)
{
    if (compiler.Compile(mutant) is not { } analyzers)
    {
        invalid++;
        continue;
    }

    if (await FirstFaultAsync(analyzers) is null)
    {
        survivors.Add(mutant);
        Console.WriteLine($"survived {Path.GetFileName(mutant.File)}({mutant.Line}) {mutant.Kind}: {mutant.Removed}");
        continue;
    }

    killed++;
}

Console.WriteLine($"{killed} killed, {survivors.Count} survived, {invalid} did not compile.");
return 0;

async Task<string?> FirstFaultAsync(Func<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer>> analyzers)
{
    foreach (var each in cases)
    {
        try
        {
            var found = (await CorpusRunner.RunAsync(each, analyzers(), [], CancellationToken.None)).Select(Describe).Order(StringComparer.Ordinal);
            var expected = each.Marked().SelectMany(part => part.Text.Markers.Where(marker => marker.Id is not null).Select(marker => $"{marker.Id} {part.Path} {marker.Span}")).Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(expected))
            {
                return each.ToString();
            }
        }
        catch (HarnessException fault)
        {
            return fault.Message;
        }
    }

    return null;
}


static string Describe(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path} {diagnostic.Location.SourceSpan}";
