using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Aevum.Corpus;

// Mutation run over the rules:
//   dotnet run -c Release --project tests/Aevum.Analyzers.Mutation -- [FOLDER-OR-FILE] [PART/OF] [listed]
// for example: -- Barriers 1/3   (the first third of the changes of analyzers/Aevum.Analyzers/Barriers)
// With "listed" only the changes that the folder Survivors lists are tried: which of them does a new test notice?
// All changes are compiled at once, each behind a switch. A change is noticed when a case of the corpus or a test of Aevum.Analyzers.Tests that reaches it
// fails while it is switched on. The exit code is 1 when a change survives that is not listed, or a listed one does not survive.
const int MostChecks = 1000;
var where = args.Length > 0 ? args[0] : string.Empty;
var part = (args.Length > 1 ? args[1] : "1/1").Split('/').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var clock = Stopwatch.StartNew();
var analyzers = MutatedAnalyzers.Compile();
var host = new MutantHost(analyzers.Image, Metadata("Tests"));
var listed = SurvivorList.Read();
var inScope = analyzers.Mutants.Where(mutant => mutant.File.StartsWith(where, StringComparison.Ordinal)).ToArray();
var mutants = inScope.Where(mutant => args.Length < 3 || listed.Contains(mutant.Key)).Where((_, index) => index % part[1] == part[0] - 1).ToArray();
Say($"{analyzers.Mutants.Length} changes compiled, {analyzers.Refused.Count(mutant => mutant.File.StartsWith(where, StringComparison.Ordinal))} of these files are impossible; {mutants.Length} to try");

var reaching = mutants.ToDictionary(mutant => mutant, _ => new List<ICheck>());
var checks = 0;
foreach (var corpusCase in CorpusReader.ReadAll(Path.Combine(Metadata("Corpus"), "Cases")))
{
    await ProbeAsync(await CorpusCheck.CreateAsync(corpusCase, host.Analyzers));
}

foreach (var test in UnitCheck.In(host.Tests()))
{
    await ProbeAsync(test);
}

Say($"{checks} checks probed");
var survivors = new List<Mutant>();
foreach (var file in mutants.GroupBy(mutant => mutant.File))
{
    foreach (var mutant in file)
    {
        if (!await IsNoticedAsync(mutant))
        {
            survivors.Add(mutant);
            Console.WriteLine($"{(listed.Contains(mutant.Key) ? "listed  " : "SURVIVED")} {mutant.Key} — line {mutant.Line}, reached by {reaching[mutant].Count}");
        }
    }

    Say($"{file.Key}: {file.Count()} tried");
}

var unlisted = survivors.Count(mutant => !listed.Contains(mutant.Key));
var tried = mutants.Select(mutant => mutant.Key).ToHashSet();
var compiled = analyzers.Mutants.Select(mutant => mutant.Key).ToHashSet();
var survived = survivors.Select(mutant => mutant.Key).ToHashSet();
var stale = listed.Where(key => key.StartsWith($"`{where}", StringComparison.Ordinal) && (tried.Contains(key) ? !survived.Contains(key) : !compiled.Contains(key))).Order(StringComparer.Ordinal).ToArray();
foreach (var key in stale)
{
    Console.WriteLine($"{(tried.Contains(key) ? "NOTICED " : "GONE    ")} {key} — take it out of the list");
}

Say($"{mutants.Length - survivors.Count} noticed, {survivors.Count} survived, {unlisted} of them not listed; {stale.Length} lines of the list are stale");
return unlisted == 0 && stale.Length == 0 ? 0 : 1;

async Task ProbeAsync(ICheck check)
{
    var (passes, reached) = await host.ProbeAsync(check, analyzers.Mutants.Max(mutant => mutant.Id) + 1);
    if (!passes)
    {
        Console.WriteLine($"left out, because it fails without a change: {check.Name}");
        return;
    }

    checks++;
    foreach (var mutant in mutants.Where(mutant => reached[mutant.Id]))
    {
        reaching[mutant].Add(check);
    }
}

// The cases of the rule whose file was changed first, then the tests of its folder, then the cases of its area, then any: most changes are noticed by the first few. What every check
// reaches is tried with the first thousand.
async Task<bool> IsNoticedAsync(Mutant mutant)
{
    var rule = Path.GetFileName(mutant.File).PadRight(7)[..7];
    var nearest = reaching[mutant]
        .OrderBy(check => !check.Name.StartsWith(rule, StringComparison.Ordinal))
        .ThenBy(check => check.Folder != mutant.Folder)
        .ThenBy(check => !check.Name.StartsWith(mutant.Area, StringComparison.Ordinal))
        .ThenBy(check => Scattered(check.Name));
    foreach (var check in nearest.Take(MostChecks))
    {
        if (await host.NoticesAsync(check, mutant))
        {
            return true;
        }
    }

    return false;
}

// The same mixture of all rules in every run.
static int Scattered(string name) => name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

void Say(string text) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0} s  {text}"));

static string Metadata(string key) => typeof(Mutant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
