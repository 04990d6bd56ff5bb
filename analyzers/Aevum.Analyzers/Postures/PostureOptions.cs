using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Postures;

/// <summary>
/// What the build says about itself: <c>AevumPosture</c>, <c>Configuration</c> and <c>IsTestProject</c>, which the package makes visible to the
/// compiler. Without a posture, <c>Debug</c> means development and everything else, nothing included, means production.
/// </summary>
internal sealed class PostureOptions
{
    public const string PostureProperty = "AevumPosture";

    private const string Prefix = "build_property.";

    private PostureOptions(Posture posture, bool isTestProject, string? unknownPosture)
    {
        Posture = posture;
        IsTestProject = isTestProject;
        UnknownPosture = unknownPosture;
    }

    /// <summary>The names that <c>AevumPosture</c> may have; letter case does not matter, as in MSBuild.</summary>
    public static IReadOnlyList<string> PostureNames { get; } = ["development", "production", "regulated"];

    public Posture Posture { get; }

    public bool IsTestProject { get; }

    /// <summary>The value of <c>AevumPosture</c> when it is none of <see cref="PostureNames"/>; then the strictest posture applies.</summary>
    public string? UnknownPosture { get; }

    /// <summary>True when the rules about what is shipped apply: AEV3xxx to AEV5xxx.</summary>
    public bool IsShipped => !IsTestProject && Posture != Posture.Development;

    /// <summary>True when an in-process signer is refused without exception.</summary>
    public bool IsRegulated => !IsTestProject && Posture == Posture.Regulated;

    /// <summary>Reads the options of a compilation.</summary>
    public static PostureOptions From(AnalyzerConfigOptions global)
    {
        var isTestProject = string.Equals(Read(global, "IsTestProject"), "true", StringComparison.OrdinalIgnoreCase);
        var name = Read(global, PostureProperty);
        if (name.Length == 0)
        {
            var isDebug = string.Equals(Read(global, "Configuration"), "Debug", StringComparison.OrdinalIgnoreCase);
            return new PostureOptions(isDebug ? Posture.Development : Posture.Production, isTestProject, null);
        }

        return name.ToUpperInvariant() switch
        {
            "DEVELOPMENT" => new PostureOptions(Posture.Development, isTestProject, null),
            "PRODUCTION" => new PostureOptions(Posture.Production, isTestProject, null),
            "REGULATED" => new PostureOptions(Posture.Regulated, isTestProject, null),
            _ => new PostureOptions(Posture.Regulated, isTestProject, name),
        };
    }

    private static string Read(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(Prefix + property, out var value) ? value.Trim() : string.Empty;
}
