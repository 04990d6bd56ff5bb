using System.Runtime.CompilerServices;
using System.Text.Json;
using Aevum.Canonical;
using Aevum.Rules;

namespace Aevum;

/// <summary>The checks that public contracts make once, at the edge, so that nothing inside checks again.</summary>
internal static class Require
{
    /// <summary>The longest name, key or id, in UTF-16 units. Data goes into JSON, not into names.</summary>
    internal const int LongestText = 4_096;

    /// <summary>The most subjects of one query, and the most hands of one custody chain.</summary>
    internal const int MostTexts = 10_000;

    internal static string Text(string? value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return WellFormed(value, name);
    }

    /// <summary>Any text that the ledger can hold, blank too. The text itself may be personal and is never part of the message.</summary>
    internal static string WellFormed(string? value, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.Length > LongestText)
        {
            throw new ArgumentException($"{name} has {value.Length} characters; at most {LongestText} are allowed.", name);
        }

        if (value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(value))
        {
            throw new ArgumentException($"{name} holds half of a surrogate pair, which UTF-8 cannot carry.", name);
        }

        return value;
    }

    internal static string? WellFormedOrNull(string? value, [CallerMemberName] string name = "") =>
        value is null ? null : WellFormed(value, name);

    internal static int InRange(int value, int least, int most, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between {least} and {most}.");

    internal static TimeSpan InRange(TimeSpan value, TimeSpan least, TimeSpan most, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between {least:c} and {most:c}.");

    internal static string? TextOrNull(string? value, [CallerMemberName] string name = "") =>
        value is null ? null : Text(value, name);

    /// <summary>Rule AEV2001 at run time, for purposes that no compiler saw. The purpose itself may be personal and is never part of the message.</summary>
    internal static string SpecificPurpose(string? value, [CallerMemberName] string name = "")
    {
        WellFormed(value, name);
        if (PurposeMemo.IsCatchAll(value!))
        {
            throw new ArgumentException(
                $"{name} is blank or a catch-all ({RuleCatalogue.CatchAllPurpose.Id}). State one specific reason, for example billing-inquiry, without a wildcard.",
                name);
        }

        return value!;
    }

    internal static T NotNull<T>(T? value, [CallerMemberName] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    internal static TEnum Defined<TEnum>(TEnum value, [CallerMemberName] string name = "")
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of: {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }

        return value;
    }

    internal static ConsentOperations Operations(ConsentOperations value, [CallerMemberName] string name = "")
    {
        const ConsentOperations All = ConsentOperations.Ingest | ConsentOperations.Query | ConsentOperations.Replay | ConsentOperations.Export;
        if (value == ConsentOperations.None || (value & ~All) != 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must name at least one of Ingest, Query, Replay and Export, and nothing else.");
        }

        return value;
    }

    internal static IReadOnlyList<string> Copy(IReadOnlyList<string>? value, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.Count > MostTexts)
        {
            throw new ArgumentException($"{name} has {value.Count} entries; at most {MostTexts} are allowed.", name);
        }

        var copy = value.ToArray();
        foreach (var text in copy)
        {
            WellFormed(text, name);
        }

        return Array.AsReadOnly(copy);
    }

    internal static IReadOnlyList<string> Subjects(IReadOnlyList<string>? value, [CallerMemberName] string name = "")
    {
        var copy = Copy(value, name);
        if (copy.Count == 0)
        {
            throw new ArgumentException($"{name} must name at least one subject.", name);
        }

        foreach (var subject in copy)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(subject, name);
        }

        return copy;
    }

    /// <summary>A copy of a JSON value that does not depend on its document, and its canonical form.</summary>
    internal static JsonElement Snapshot(JsonElement value, out ReadOnlyMemory<byte> canonical, [CallerMemberName] string name = "")
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException($"{name} must hold a JSON value; default(JsonElement) holds none.", name);
        }

        canonical = PayloadCanonicalizer.Canonicalize(value);
        return value.Clone();
    }

    internal static JsonElement SnapshotObject(JsonElement value, out ReadOnlyMemory<byte> canonical, [CallerMemberName] string name = "")
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{name} must hold a JSON object, not {value.ValueKind}.", name);
        }

        return Snapshot(value, out canonical, name);
    }

    internal static JsonElement SnapshotObjectOrDefault(JsonElement value, out ReadOnlyMemory<byte> canonical, [CallerMemberName] string name = "")
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            return SnapshotObject(value, out canonical, name);
        }

        canonical = "{}"u8.ToArray();
        return default;
    }

    private static bool IsWellFormed(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (!char.IsSurrogate(value[index]))
            {
                continue;
            }

            if (index + 1 == value.Length || !char.IsSurrogatePair(value[index], value[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
