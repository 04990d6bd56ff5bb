using Aevum.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Generators.Pipeline;

/// <summary>Reads the properties of the build that the package makes visible to the compiler.</summary>
internal static class BuildSteps
{
    public static IncrementalValueProvider<BuildModel> Build(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Build);

    public static IncrementalValueProvider<string> AssemblyName(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName ?? "")
            .WithTrackingName(TrackingNames.AssemblyName);

    private static BuildModel Read(AnalyzerConfigOptions options) => new(
        PostureOf(Property(options, "AevumPosture"), Property(options, "Configuration")),
        Is(Property(options, "IsTestProject"), "true"),
        DisabledBy(Property(options, "RunAnalyzers"), Property(options, "RunAnalyzersDuringBuild")));

    /// <summary>Unset means development for Debug and production for the rest. A word nobody knows means the strictest posture, because somebody asked for one.</summary>
    private static BuildPosture PostureOf(string posture, string configuration)
    {
        if (posture.Length == 0)
        {
            return Is(configuration, "Debug") ? BuildPosture.Development : BuildPosture.Production;
        }

        return Is(posture, "development") ? BuildPosture.Development : Is(posture, "production") ? BuildPosture.Production : BuildPosture.Regulated;
    }

    /// <summary>As the compiler's own targets decide it: <c>RunAnalyzersDuringBuild</c> counts only where <c>RunAnalyzers</c> is not set.</summary>
    private static string? DisabledBy(string runAnalyzers, string runAnalyzersDuringBuild)
    {
        if (Is(runAnalyzers, "false"))
        {
            return "RunAnalyzers=false";
        }

        return runAnalyzers.Length == 0 && Is(runAnalyzersDuringBuild, "false") ? "RunAnalyzersDuringBuild=false" : null;
    }

    private static string Property(AnalyzerConfigOptions options, string name) => options.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    private static bool Is(string value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}
