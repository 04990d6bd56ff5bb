using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Aevum.Corpus;

// Mutation run over the rules:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Mutation -- [FOLDER-OR-FILE] [PART/OF]
// for example: -- Barriers 1/3   (the first third of the changes of analyzers/Aevum.Analyzers/Barriers)
// All changes are compiled at once, each behind a switch. A change is noticed when a case of the corpus, or else a test of Aevum.Analyzers.Tests, that
// reaches it fails while it is switched on. The exit code is 1 when a change survives that survivors.md does not list.
var where = args.Length > 0 ? args[0] : string.Empty;
var part = (args.Length > 1 ? args[1] : "1/1").Split('/').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var clock = Stopwatch.StartNew();
var analyzers = MutatedAnalyzers.Compile();
var host = new MutantHost(analyzers.Image, Metadata("Tests"));
var mutants = analyzers.Mutants.Where(mutant => mutant.File.StartsWith(where, StringComparison.Ordinal)).Where((_, index) => index % part[1] == part[0] - 1).ToArray();
Say($"{analyzers.Mutants.Length} changes compiled, {analyzers.Refused.Count(mutant => mutant.File.StartsWith(where, StringComparison.Ordinal))} of these files are impossible; {mutants.Length} to try");

var checks = new List<ICheck>();
foreach (var corpusCase in CorpusReader.ReadAll(Path.Combine(Metadata("Corpus"), "Cases")))
{
    checks.Add(await CorpusCheck.CreateAsync(corpusCase, host.Analyzers));
}

var left = await TryAsync(checks, mutants);
Say($"{left.Count} not noticed by the corpus");
left = await TryAsync([.. UnitCheck.In(host.Tests())], left);

var listed = Survivors.Listed();
foreach (var mutant in left.OrderBy(mutant => mutant.Id))
{
    Console.WriteLine($"{(listed.Contains(mutant.Key) ? "listed  " : "SURVIVED")} {mutant.Key} — line {mutant.Line}");
}

Say($"{mutants.Length - left.Count} noticed, {left.Count} survived, {left.Count(mutant => !listed.Contains(mutant.Key))} of them not listed");
return left.All(mutant => listed.Contains(mutant.Key)) ? 0 : 1;

async Task<IReadOnlyList<Mutant>> TryAsync(IReadOnlyList<ICheck> all, IReadOnlyList<Mutant> candidates)
{
    var reaching = candidates.ToDictionary(mutant => mutant, _ => new List<(ICheck Check, TimeSpan Time)>());
    foreach (var check in candidates.Count == 0 ? [] : all)
    {
        var start = clock.Elapsed;
        var (passes, reached) = await host.ProbeAsync(check, analyzers.Mutants.Max(mutant => mutant.Id) + 1);
        var time = clock.Elapsed - start;
        if (!passes)
        {
            Console.WriteLine($"left out, because it fails without a change: {check.Name}");
            continue;
        }

        foreach (var mutant in candidates.Where(mutant => reached[mutant.Id]))
        {
            reaching[mutant].Add((check, time));
        }
    }

    Say($"{all.Count} checks probed");
    var survivors = new List<Mutant>();
    foreach (var mutant in candidates)
    {
        if (!await IsNoticedAsync(mutant, reaching[mutant]))
        {
            survivors.Add(mutant);
        }
    }

    return survivors;
}

// The cases of the rule whose file was changed first, then the quick ones: most changes are noticed by the first few.
async Task<bool> IsNoticedAsync(Mutant mutant, IEnumerable<(ICheck Check, TimeSpan Time)> reaching)
{
    var rule = Path.GetFileName(mutant.File)[..7];
    foreach (var (check, _) in reaching.OrderBy(pair => !pair.Check.Name.StartsWith(rule, StringComparison.Ordinal)).ThenBy(pair => pair.Time))
    {
        if (await host.NoticesAsync(check, mutant))
        {
            return true;
        }
    }

    return false;
}

void Say(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0} s  {text}"));

static string Metadata(string key) => typeof(Mutant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
