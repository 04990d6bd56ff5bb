using System.Runtime.CompilerServices;
using System.Text.Json;
using Aevum.Rules;

namespace Aevum;

/// <summary>The checks that public contracts make once, at the edge, so that nothing inside checks again.</summary>
internal static class Require
{
    internal static string Text(string? value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    internal static string? TextOrNull(string? value, [CallerMemberName] string name = "") =>
        value is null ? null : Text(value, name);

    /// <summary>Rule AEV2001 at run time, for purposes that no compiler saw. The purpose itself may be personal and is never part of the message.</summary>
    internal static string SpecificPurpose(string? value, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (CatchAllPurpose.Matches(value))
        {
            throw new ArgumentException(
                $"{name} is blank or a catch-all ({RuleCatalogue.CatchAllPurpose.Id}). State one specific reason, for example billing-inquiry, without a wildcard.",
                name);
        }

        return value;
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
        return Array.AsReadOnly(value.ToArray());
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

    internal static JsonElement Snapshot(JsonElement value, [CallerMemberName] string name = "")
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException($"{name} must hold a JSON value; default(JsonElement) holds none.", name);
        }

        return value.Clone();
    }

    internal static JsonElement SnapshotObject(JsonElement value, [CallerMemberName] string name = "")
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{name} must hold a JSON object, not {value.ValueKind}.", name);
        }

        return value.Clone();
    }

    internal static JsonElement SnapshotObjectOrDefault(JsonElement value, [CallerMemberName] string name = "") =>
        value.ValueKind == JsonValueKind.Undefined ? default : SnapshotObject(value, name);
}
