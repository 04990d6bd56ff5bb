using System.Globalization;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary><c>differential --count N --seed S [--wasm FOLDER]</c>: generated cases, decided by this engine and by the reference implementation.</summary>
internal static class DifferentialCommand
{
    internal const string Name = "differential";
    internal const string Usage = "usage: conformance differential [--count N] [--seed S] [--wasm FOLDER]";

    private const int DefaultCount = 20_000;
    private const int MutationsPerCase = 4;
    private const int MostShown = 50;

    internal static int Run(ReadOnlySpan<string> arguments, TextWriter output)
    {
        if (!TryRead(arguments, out var count, out var seed, out var folder))
        {
            output.WriteLine(Usage);
            return ConformanceCommand.WrongUse;
        }

        using var oracle = WasmOracle.TryStart(folder, out var absence);
        if (oracle is null)
        {
            output.WriteLine($"SKIPPED: differential run against cedar-wasm: {absence}");
            return ConformanceCommand.Success;
        }

        output.WriteLine($"oracle: cedar-wasm {oracle.Version}, {count} policy/request pairs and {count} validations from seed {seed}");
        var decisions = Run(new DifferentialComparison(oracle), count, seed, output);
        var validations = Validate(new ValidationComparison(oracle), count, seed, output);
        return Math.Max(decisions, validations);
    }

    private static int Run(DifferentialComparison comparison, int count, int seed, TextWriter output)
    {
        for (var at = seed; comparison.Pairs < count && comparison.Differences.Count < MostShown; at++)
        {
            var item = DifferentialCase.Create(at);
            comparison.CompareDecisions(at, item);
            var draw = new Draw(at);
            var mutator = new TextMutator(draw);
            for (var number = 0; number < MutationsPerCase; number++)
            {
                comparison.CompareParsing(at, mutator.Mutate(draw.Of<string>([.. item.Static.Values])));
            }
        }

        foreach (var difference in comparison.Differences)
        {
            output.WriteLine($"DIFFERENCE {difference}");
        }

        output.WriteLine($"{comparison.Pairs} decisions compared, {comparison.Allowed} of them allow, {comparison.WithErrors} with erroring policies");
        output.WriteLine($"{comparison.JsonForms} JSON forms compared");
        output.WriteLine($"{comparison.ParseChecks} damaged texts parsed on both sides, {comparison.Refused} of them refused");
        output.WriteLine($"SUMMARY: {comparison.Pairs + comparison.JsonForms + comparison.ParseChecks} comparisons, {comparison.Differences.Count} differences");
        return comparison.Differences.Count == 0 ? ConformanceCommand.Success : ConformanceCommand.Difference;
    }

    private static int Validate(ValidationComparison comparison, int count, int seed, TextWriter output)
    {
        comparison.Run(count, seed, MostShown);
        foreach (var difference in comparison.Differences)
        {
            output.WriteLine($"DIFFERENCE {difference}");
        }

        output.WriteLine($"{comparison.Compared} policies validated on both sides, {comparison.Valid} of them valid, {comparison.Impossible} valid but impossible, {comparison.Refused} refused by both parsers");
        output.WriteLine($"SUMMARY: {comparison.Compared} validations, {comparison.Differences.Count} differences");
        return comparison.Differences.Count == 0 ? ConformanceCommand.Success : ConformanceCommand.Difference;
    }

    private static bool TryRead(ReadOnlySpan<string> arguments, out int count, out int seed, out string? folder)
    {
        (count, seed, folder) = (DefaultCount, 1, null);
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length)
            {
                return false;
            }

            var value = arguments[at + 1];
            var understood = arguments[at] switch
            {
                "--count" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0,
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--wasm" => Directory.Exists(folder = value),
                _ => false,
            };
            if (!understood)
            {
                return false;
            }
        }

        return true;
    }
}
