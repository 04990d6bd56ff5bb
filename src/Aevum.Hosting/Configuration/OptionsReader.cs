using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Aevum.Hosting.Configuration;

/// <summary>
/// Reads a configuration section key by key, without reflection, and collects what is wrong with it: a missing or malformed value, a key that nobody
/// knows. Generated code and Hosting read their options with it. Not thread-safe.
/// </summary>
public sealed class OptionsReader
{
    private readonly Type _optionsType;
    private readonly IConfigurationSection[] _sections;
    private readonly HashSet<string> _ignored;
    private readonly List<string> _known = [];
    private readonly List<string> _problems = [];

    internal OptionsReader(Type optionsType, IEnumerable<IConfigurationSection> sections, IEnumerable<string> ignored)
    {
        _optionsType = optionsType;
        _sections = [.. sections];
        _ignored = new(ignored, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The section, for messages; of two, the more specific one.</summary>
    public string Section => _sections[^1].Path;

    /// <summary>Reads a text as it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing or blank value is a problem.</param>
    /// <returns>The text; null when the key is not set or is a problem.</returns>
    public string? Text(string key, bool isRequired = false) => Read(key, isRequired, "a text", static text => text);

    /// <summary>Reads an absolute address.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing value is a problem.</param>
    /// <returns>The address; null when the key is not set or is a problem.</returns>
    public Uri? Address(string key, bool isRequired = false) =>
        Read(key, isRequired, "an absolute address such as https://host:port", static text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null);

    /// <summary>Reads a duration. A bare number is refused, because <see cref="TimeSpan"/> would take it for days.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing value is a problem.</param>
    /// <returns>The duration; null when the key is not set or is a problem.</returns>
    public TimeSpan? Duration(string key, bool isRequired = false) =>
        ReadValue<TimeSpan>(key, isRequired, "a duration such as 00:00:05 (hours, minutes, seconds)", static text =>
            text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : null);

    /// <summary>Reads the name of a member of an enumeration; letter case does not matter, numbers are refused.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing value is a problem.</param>
    /// <returns>The member; null when the key is not set or is a problem.</returns>
    public TEnum? Choice<TEnum>(string key, bool isRequired = false)
        where TEnum : struct, Enum =>
        ReadValue<TEnum>(key, isRequired, $"one of {string.Join(", ", Enum.GetNames<TEnum>())}", static text =>
            Enum.GetNames<TEnum>().Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) && Enum.TryParse<TEnum>(text.Trim(), ignoreCase: true, out var member) ? member : null);

    /// <summary>Reads a number, true or false, an identifier or a date, in the invariant culture.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing value is a problem.</param>
    /// <returns>The value; null when the key is not set or is a problem.</returns>
    public TValue? Value<TValue>(string key, bool isRequired = false)
        where TValue : struct, ISpanParsable<TValue> =>
        ReadValue<TValue>(key, isRequired, FormOf<TValue>(), static text => TValue.TryParse(text.AsSpan().Trim(), CultureInfo.InvariantCulture, out var value) ? value : null);

    /// <summary>Reads a list of texts, one child key each (<c>0</c>, <c>1</c>, …).</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing list is a problem.</param>
    /// <returns>The texts; null when the key is not set or is a problem.</returns>
    public string[]? TextList(string key, bool isRequired = false)
    {
        var found = Find(key);
        if (found is null || (found.Value is null && !found.GetChildren().Any()))
        {
            RequireIf(isRequired, key, "a list");
            return null;
        }

        var items = found.GetChildren().ToList();
        if (found.Value is { Length: > 0 } || items.Exists(item => string.IsNullOrWhiteSpace(item.Value)))
        {
            _problems.Add($"{found.Path} must be a list of texts, none of them blank: {found.Path}:0, {found.Path}:1 and so on.");
            return null;
        }

        return [.. items.Select(item => item.Value!)];
    }

    /// <summary>Reads a list of texts for an option that is a mutable list.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing list is a problem.</param>
    /// <returns>The texts; null when the key is not set or is a problem.</returns>
    public List<string>? MutableTextList(string key, bool isRequired = false) => TextList(key, isRequired) is { } texts ? [.. texts] : null;

    /// <summary>Reads bytes in base64.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">True when a missing value is a problem.</param>
    /// <returns>The bytes; null when the key is not set or is a problem.</returns>
    public byte[]? Bytes(string key, bool isRequired = false) => Read(key, isRequired, "base64", static text =>
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    });

    /// <summary>Says that an option exists and cannot be given by configuration.</summary>
    /// <param name="key">The key.</param>
    public void RefuseBecauseCodeSetsIt(string key)
    {
        if (Find(key) is { } found)
        {
            _problems.Add($"{found.Path} cannot be set by configuration, only in code; remove it.");
        }
    }

    /// <summary>Adds a problem that the reader cannot see by itself.</summary>
    /// <param name="problem">The problem: the key, what is wrong, the repair. Never a value.</param>
    public void Report(string problem) => _problems.Add(problem);

    /// <summary>Ends the reading: refuses keys that were not asked for, and throws when there is any problem.</summary>
    /// <exception cref="AevumConfigurationException">There are problems; all of them are named.</exception>
    public void Complete()
    {
        if (Problems() is { Count: > 0 } problems)
        {
            throw new AevumConfigurationException(Section, _optionsType, problems);
        }
    }

    /// <summary>Makes the options. What their own checks refuse is reported with the section's name.</summary>
    /// <typeparam name="TOptions">The type of the options.</typeparam>
    /// <param name="make">Makes the options from what was read.</param>
    /// <returns>The options.</returns>
    /// <exception cref="AevumConfigurationException">The options refuse a value.</exception>
    public TOptions Build<TOptions>(Func<TOptions> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new AevumConfigurationException(Section, typeof(TOptions), [$"{Section} is refused: {e.Message}"]);
        }
    }

    /// <summary>Everything that is wrong, with the keys that nobody asked for.</summary>
    internal IReadOnlyList<string> Problems()
    {
        var unknown = _sections
            .SelectMany(section => section.GetChildren())
            .Where(child => !_ignored.Contains(child.Key) && !_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not known here; remove it.{Suggestion.For(child.Key, _known)}");
        return [.. _problems, .. unknown];
    }

    private static string FormOf<TValue>() => typeof(TValue) == typeof(bool) ? "true or false"
        : typeof(TValue) == typeof(double) || typeof(TValue) == typeof(float) || typeof(TValue) == typeof(decimal) ? "a number"
        : typeof(TValue).IsPrimitive ? "a whole number in the range of " + typeof(TValue).Name
        : "a " + typeof(TValue).Name;

    private TValue? ReadValue<TValue>(string key, bool isRequired, string form, Func<string, TValue?> parse)
        where TValue : struct =>
        Read<object>(key, isRequired, form, text => parse(text)) is TValue value ? value : null;

    private T? Read<T>(string key, bool isRequired, string form, Func<string, T?> parse)
        where T : class
    {
        var found = Find(key);
        if (found?.Value is not { } text)
        {
            if (found is not null && found.GetChildren().Any())
            {
                _problems.Add($"{found.Path} must be {form}, not a section.");
                return null;
            }

            RequireIf(isRequired, key, form);
            return null;
        }

        if (isRequired && string.IsNullOrWhiteSpace(text))
        {
            RequireIf(isRequired, key, form);
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            _problems.Add($"{found.Path} must be {form}.");
        }

        return value;
    }

    private void RequireIf(bool isRequired, string key, string form)
    {
        if (isRequired)
        {
            _problems.Add($"{Section}:{key} is missing or blank; set it to {form}.");
        }
    }

    /// <summary>The section of a key; null when no section has it. A key in two places is a problem, because nobody can tell which was meant.</summary>
    private IConfigurationSection? Find(string key)
    {
        _known.Add(key);
        IConfigurationSection? found = null;
        foreach (var section in _sections)
        {
            var child = section.GetSection(key);
            if (!child.Exists())
            {
                continue;
            }

            if (found is not null)
            {
                _problems.Add($"{child.Path} and {found.Path} are both set; remove one.");
            }

            found = child;
        }

        return found;
    }
}
