using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Postures;

/// <summary>One key of <c>.editorconfig</c> that the rules read: its name, what it may be, and its default.</summary>
internal sealed class KitOption
{
    /// <summary>What every key of the kit starts with.</summary>
    public const string Prefix = "aevum_";

    private readonly int _minimum;
    private readonly int _maximum;
    private readonly int _default;

    private KitOption(string key, int minimum, int maximum, int @default)
    {
        Key = key;
        _minimum = minimum;
        _maximum = maximum;
        _default = @default;
    }

    /// <summary>The longest consent that AEV2002 lets pass, in days.</summary>
    public static KitOption MaxConsentDays { get; } = new("aevum_max_consent_days", 1, 36500, 400);

    /// <summary>Every key.</summary>
    public static ImmutableArray<KitOption> All { get; } = [MaxConsentDays];

    public string Key { get; }

    /// <summary>What the key may be, in words.</summary>
    public string Expected => $"a whole number from {_minimum.ToString(CultureInfo.InvariantCulture)} to {_maximum.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>True when <paramref name="text"/> is a valid value.</summary>
    public bool Accepts(string text) => TryParse(text, out _);

    /// <summary>The value for one file; the default when the key is absent or its value is not valid (AEV9011 reports that).</summary>
    public int In(AnalyzerConfigOptions options) => options.TryGetValue(Key, out var text) && TryParse(text, out var value) ? value : _default;

    private bool TryParse(string text, out int value) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= _minimum && value <= _maximum;
}
