using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>
/// A generator driver with step tracking. Each later run puts the same driver on an edited compilation, as the IDE does, so that the
/// reasons of the steps say what was computed again. Immutable.
/// </summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        _driver = driver;
        Input = input;
        Output = output;
        Diagnostics = diagnostics;
    }

    /// <summary>The compilation the generators saw.</summary>
    public Compilation Input { get; }

    /// <summary>The compilation with the generated trees.</summary>
    public Compilation Output { get; }

    /// <summary>What the generators reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The results of the run; an exception of a generator fails here.</summary>
    public GeneratorDriverRunResult Result => Checked(_driver.GetRunResult());

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Files =>
        Result.Results.SelectMany(result => result.GeneratedSources).ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Runs generators for the first time.</summary>
    public static GeneratorRun Start(
        Compilation compilation, ImmutableArray<IIncrementalGenerator> generators, AnalyzerConfigOptionsProvider? options = null, ImmutableArray<AdditionalText> additionalTexts = default)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var driver = CSharpGeneratorDriver.Create(
            generators.Select(GeneratorExtensions.AsSourceGenerator),
            additionalTexts.IsDefault ? [] : additionalTexts,
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    /// <summary>Runs the same driver on another compilation.</summary>
    public GeneratorRun Next(Compilation compilation) => Run(_driver, compilation);

    /// <summary>Runs the same driver with other options.</summary>
    public GeneratorRun Next(AnalyzerConfigOptionsProvider options) => Run(_driver.WithUpdatedAnalyzerConfigOptions(options), Input);

    /// <summary>The reasons of every output of the steps named <paramref name="trackingName"/>.</summary>
    public ImmutableArray<IncrementalStepRunReason> ReasonsOf(string trackingName) =>
        [.. StepsOf(trackingName).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>The values that the steps named <paramref name="trackingName"/> produced.</summary>
    public ImmutableArray<object> ValuesOf(string trackingName) =>
        [.. StepsOf(trackingName).SelectMany(step => step.Outputs).Select(output => output.Value)];

    /// <summary>A name that no step has would make every assertion about its reasons pass.</summary>
    private IncrementalGeneratorRunStep[] StepsOf(string trackingName)
    {
        var found = Result.Results.SelectMany(result => result.TrackedSteps).Where(steps => steps.Key == trackingName).SelectMany(steps => steps.Value).ToArray();
        return found.Length > 0 ? found : throw new HarnessException($"No step is called '{trackingName}'.");
    }

    private static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return new GeneratorRun(driver, compilation, output, diagnostics);
    }

    private static GeneratorDriverRunResult Checked(GeneratorDriverRunResult result) =>
        result.Results.FirstOrDefault(each => each.Exception is not null) is { Exception: { } exception }
            ? throw new HarnessException($"A generator threw: {exception}")
            : result;
}
