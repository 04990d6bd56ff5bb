using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>Loads the changed analyzers, and beside them the tests that were built against the unchanged ones.</summary>
internal sealed class MutantHost : AssemblyLoadContext
{
    /// <summary>How many conditions one check may evaluate; none needs a tenth of it.</summary>
    private const long Budget = 50_000_000;

    /// <summary>How many seconds one check may take; none needs a tenth of it.</summary>
    private const int Limit = 60;

    private static readonly string[] Reloaded = ["Aevum.Analyzers.CodeFixes", "Aevum.Analyzers.Tests"];

    private readonly string _tests;
    private readonly Assembly _analyzers;
    private readonly FieldInfo _active;
    private readonly FieldInfo _reached;
    private readonly FieldInfo _budget;
    private readonly ImmutableArray<Type> _types;

    public MutantHost(byte[] image, string tests)
        : base("mutants")
    {
        _tests = tests;
        using var stream = new MemoryStream(image);
        _analyzers = LoadFromStream(stream);
        var control = _analyzers.GetType("Aevum.Corpus.MutantSwitch", throwOnError: true)!;
        _active = control.GetField("Active")!;
        _reached = control.GetField("Reached")!;
        _budget = control.GetField("Budget")!;
        _types = [.. _analyzers.GetTypes().Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)];
    }

    /// <summary>New objects of the changed analyzers.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers() => [.. _types.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The tests, bound to the changed analyzers.</summary>
    public Assembly Tests() => LoadFromAssemblyPath(Path.Combine(_tests, "Aevum.Analyzers.Tests.dll"));

    /// <summary>Runs <paramref name="check"/> without a change and notes which changes it reaches.</summary>
    public async Task<(bool Passes, bool[] Reached)> ProbeAsync(ICheck check, int changes)
    {
        var reached = new bool[changes];
        _reached.SetValue(null, reached);
        var passes = await RunAsync(check, change: -1);
        _reached.SetValue(null, null);
        return (passes, reached);
    }

    /// <summary>True when <paramref name="check"/> notices that the change is switched on.</summary>
    public async Task<bool> NoticesAsync(ICheck check, Mutant mutant) => !await RunAsync(check, mutant.Id);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == "Aevum.Analyzers")
        {
            return _analyzers;
        }

        var beside = Path.Combine(_tests, assemblyName.Name + ".dll");
        return Reloaded.Contains(assemblyName.Name) || (!IsShared(assemblyName) && File.Exists(beside)) ? LoadFromAssemblyPath(beside) : null;
    }

    /// <summary>What this program has loaded itself, the compiler above all, must be the same for the tests.</summary>
    private static bool IsShared(AssemblyName name) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Any(path => Path.GetFileNameWithoutExtension(path) == name.Name);

    private async Task<bool> RunAsync(ICheck check, int change)
    {
        _budget.SetValue(null, Budget);
        _active.SetValue(null, change);
        var run = Task.Run(check.PassesAsync);
        for (var seconds = 0; seconds < Limit && await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(1))) != run; seconds++)
        {
            // Counted in seconds of this process: one that is halted for a minute has not taken a minute.
        }

        var finished = run.IsCompleted;
        _active.SetValue(null, -1);
        if (finished)
        {
            return await run;
        }

        // Whatever it does, it ends at the next condition.
        _budget.SetValue(null, 0L);
        await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(10)));
        return false;
    }
}
