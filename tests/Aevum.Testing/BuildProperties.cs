using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>The MSBuild properties that a generator sees, without a workspace. Immutable.</summary>
public sealed class BuildProperties(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    /// <summary>A build in Debug that sets nothing else.</summary>
    public static BuildProperties Development { get; } = new(ImmutableDictionary<string, string>.Empty.Add("Configuration", "Debug"));

    /// <summary>A build in Release that sets nothing else.</summary>
    public static BuildProperties Production { get; } = new(ImmutableDictionary<string, string>.Empty.Add("Configuration", "Release"));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    /// <summary>The same build with one property more.</summary>
    public BuildProperties With(string name, string value) => new(properties.SetItem(name, value));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            const string Prefix = "build_property.";
            value = null;
            return key.StartsWith(Prefix, StringComparison.Ordinal) && properties.TryGetValue(key[Prefix.Length..], out value);
        }
    }
}
