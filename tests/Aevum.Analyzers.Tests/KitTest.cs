using System.Collections.Immutable;
using System.Reflection;
using Aevum.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Tests;

/// <summary>The cases of this project: all analyzers of the kit, the usual usings, the kit referenced.</summary>
internal static class KitTest
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Aevum;
        global using Aevum.Policy;
        global using Aevum.Signing;
        global using Aevum.Storage;
        """;

    private static readonly ImmutableArray<Type> AnalyzerTypes = [.. typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)];

    /// <summary>New objects of every analyzer of the kit.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers() => [.. AnalyzerTypes.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>A project with the usual usings and one file per text.</summary>
    public static TestProject Project(params string[] texts) => new()
    {
        Files = [.. texts.Select((text, index) => new TestFile($"/test/Test{index}.cs", text)), new TestFile("/test/Usings.cs", Usings)],
    };

    /// <summary>A case with the kit's analyzers.</summary>
    public static AnalyzerTest Case(TestProject project, string? id = null) => new() { Project = project, Analyzers = AllAnalyzers, DefaultId = id };

    /// <summary>Runs marked source through every analyzer in every mode.</summary>
    public static Task RunAsync(string source, string? id = null) => Case(Project(source), id).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs the body of an asynchronous method that has an engine <c>engine</c>, marked source, in every mode.</summary>
    public static Task RunBodyAsync(string body, string? id = null) => RunAsync(InMethod(body), id);

    /// <summary>Applies a fix to marked source in every scope; null for "no fix may be offered".</summary>
    public static Task FixAsync(CodeFixProvider provider, string source, string? expected, string? key = null, string? id = null) => new FixTest
    {
        Before = Case(Project(source), id),
        Provider = provider,
        Fixed = expected is null ? null : [expected, Usings],
        EquivalenceKey = key,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Applies a fix to every file of <paramref name="project"/>, in every scope. The last files, with usings, stay as they are.</summary>
    public static Task FixAsync(CodeFixProvider provider, TestProject project, string? key, params string[] expected) => new FixTest
    {
        Before = Case(project),
        Provider = provider,
        Fixed = expected.Length == 0 ? null : [.. expected, .. project.Files.Skip(expected.Length).Select(file => file.Text)],
        EquivalenceKey = key,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A class with a method around <paramref name="body"/>.</summary>
    public static string InMethod(string body) => $$"""
        internal static class Program
        {
            internal static async Task RunAsync(AevumEngine engine, JsonElement data, string outside)
            {
                {{body}}
            }
        }
        """;
}
