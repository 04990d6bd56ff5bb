using System.ComponentModel;
using Aevum.Hosting.Configuration;
using Aevum.Signing;
using Microsoft.Extensions.Configuration;

namespace Aevum.Hosting.Signing;

/// <summary>
/// What <c>Aevum:Signer</c> selects. Generated code asks it for the kind and for the options of that kind. The options stand directly under
/// <c>Aevum:Signer</c> or in a section of their own that is named like the kind (<c>Aevum:Signer:VaultTransit</c>). Not thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SignerSelection
{
    private const string Root = "Aevum:Signer";

    private readonly IConfigurationSection _section;
    private readonly IReadOnlyList<string> _known;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _forbidden;

    /// <summary>Reads the selection.</summary>
    /// <param name="configuration">The root of the configuration.</param>
    /// <param name="known">The kinds of this build.</param>
    /// <param name="forbidden">The kinds that exist and that this build may not use, each with the reason.</param>
    public SignerSelection(IConfiguration configuration, IReadOnlyList<string> known, IReadOnlyList<KeyValuePair<string, string>> forbidden)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(forbidden);

        _section = configuration.GetSection(Root);
        _known = known;
        _forbidden = forbidden;
        Kind = (_section["Kind"] ?? "").Trim().ToLowerInvariant();
    }

    /// <summary>The selected kind in lower case; empty when none is selected.</summary>
    public string Kind { get; }

    /// <summary>The options of the selected kind.</summary>
    /// <returns>A reader over them.</returns>
    public OptionsReader Options()
    {
        var kinds = _known.Concat(_forbidden.Select(pair => pair.Key)).Select(Plain).ToHashSet(StringComparer.Ordinal);
        var children = _section.GetChildren().ToList();
        var own = children.Where(child => Plain(child.Key) == Plain(Kind) && child.GetChildren().Any());
        var sections = children.Where(child => kinds.Contains(Plain(child.Key)) && child.Value is null).Select(child => child.Key);
        return new OptionsReader(typeof(ISigner), [_section, .. own], ["Kind", .. sections]);
    }

    /// <summary>Constructs the signer; what it refuses is reported with the section's name.</summary>
    /// <param name="construct">Constructs it.</param>
    /// <returns>The signer.</returns>
    /// <exception cref="AevumConfigurationException">The signer refuses its options.</exception>
    public ISigner Construct(Func<ISigner> construct) => Options().Build(construct);

    /// <summary>Says why no signer can be made.</summary>
    /// <returns>The exception to throw.</returns>
    public AevumConfigurationException Refuse() => new(Root, typeof(ISigner), [Reason()]);

    private string Reason()
    {
        var choices = _known.Count == 0
            ? "this build has no signer that its posture allows; reference a package that brings one, for example Aevum.Signers"
            : $"set it to one of: {string.Join(", ", _known)}";
        if (Kind.Length == 0)
        {
            return $"{Root}:Kind is not set; {choices}.";
        }

        var forbidden = _forbidden.FirstOrDefault(pair => string.Equals(pair.Key, Kind, StringComparison.OrdinalIgnoreCase));
        return forbidden.Key is null
            ? $"{Root}:Kind names no signer of this build; {choices}.{Suggestion.For(Kind, _known)}"
            : $"{Root}:Kind is '{forbidden.Key}', which {forbidden.Value}; {choices}.";
    }

    private static string Plain(string kind) => string.Concat(kind.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
