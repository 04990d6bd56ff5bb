extern alias generators;

using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests;

/// <summary>Cases about what is shipped: a posture, and the host's abstractions referenced.</summary>
internal static class ShippedTest
{
    private const string Usings = """
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    /// <summary>A project in <paramref name="posture"/>.</summary>
    public static TestProject Project(string posture, params string[] texts)
    {
        var project = KitTest.Project(texts);
        return project with
        {
            Files = project.Files.Add(new TestFile("/test/HostUsings.cs", Usings)),
            References = [.. project.References, .. TestReferences.Hosting],
            Properties = ImmutableDictionary<string, string>.Empty.Add("AevumPosture", posture),
        };
    }

    /// <summary>A program with the real libraries of the kit, and with what the real generator writes for it.</summary>
    public static TestProject Program(string posture, params string[] texts)
    {
        var project = Project(posture, texts);
        return project with { References = [.. project.References, .. TestReferences.Libraries], Generators = [new generators::Aevum.Generators.AevumGenerator()] };
    }

    /// <summary>Runs marked source in the production posture, in every mode but the one without the library: other libraries need the kit's types.</summary>
    public static Task RunAsync(string source, string posture = "production", params string[] symbols) =>
        KitTest.Case(Project(posture, source) with { PreprocessorSymbols = [.. symbols] }).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs the body of a method that has an environment, services and configuration.</summary>
    public static Task RunBodyAsync(string body, string posture = "production", params string[] symbols) => RunAsync(InMethod(body), posture, symbols);

    /// <summary>Applies a fix to the first file of <paramref name="project"/> in every scope; null for "no fix may be offered".</summary>
    public static Task FixAsync(CodeFixProvider provider, TestProject project, string? expected, string? key = null) => new FixTest
    {
        Before = KitTest.Case(project),
        Provider = provider,
        Fixed = expected is null ? null : [expected, .. project.Files.Skip(1).Select(file => file.Text)],
        EquivalenceKey = key,
    }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>A class with a method around <paramref name="body"/>.</summary>
    public static string InMethod(string body) => $$"""
        internal static class Program
        {
            internal static async Task RunAsync(IHostEnvironment env, IServiceCollection services, IConfiguration configuration, ISigner external, IPolicyEngine cedar, IAevumStore durable, string outside)
            {
                {{body}}
            }
        }
        """;
}
