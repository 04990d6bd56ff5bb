using System.Collections.Concurrent;
using System.Globalization;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Policy.Files;

/// <summary>
/// The policy and schema files of one compilation. Policies are validated strictly against the schema of the nearest folder, their own or one
/// above, that holds a schema; without one only their syntax is checked. Thread-safe; every schema is read once.
/// </summary>
internal sealed class PolicyFiles
{
    /// <summary>After this many faults the rest of a policy file is not validated, as the parser stops after as many.</summary>
    public const int MaxFaults = 50;

    private readonly Dictionary<string, AdditionalText[]> _schemasByFolder;
    private readonly ConcurrentDictionary<AdditionalText, SchemaReading> _schemas = new();

    public PolicyFiles(ImmutableArray<AdditionalText> files) => _schemasByFolder = files
        .Where(static file => PolicyFileName.KindOf(file.Path) == PolicyFileKind.Schema)
        .GroupBy(static file => PolicyFileName.Normalised(file.Path), StringComparer.Ordinal)
        .GroupBy(static same => PolicyFileName.FolderOf(same.Key) ?? string.Empty, static same => same.First(), StringComparer.Ordinal)
        .ToDictionary(static folder => folder.Key, static folder => folder.ToArray(), StringComparer.Ordinal);

    /// <summary>The faults of a policy or schema file, in the order of the file.</summary>
    public IEnumerable<PolicyFault> FaultsOf(AdditionalText file, SourceText text, CancellationToken cancellationToken)
    {
        if (!IsUtf8(text))
        {
            return [PolicyFault.OfFile("not UTF-8; save the file as UTF-8")];
        }

        return PolicyFileName.KindOf(file.Path) == PolicyFileKind.Schema
            ? SchemaFaults(file, text)
            : PolicyFaults(file.Path, Bounded(text), cancellationToken);
    }

    private IEnumerable<PolicyFault> SchemaFaults(AdditionalText file, SourceText text)
    {
        var reading = _schemas.GetOrAdd(file, _ => SchemaReading.Read(Bounded(text)));
        var folder = PolicyFileName.FolderOf(PolicyFileName.Normalised(file.Path)) ?? string.Empty;
        if (!_schemasByFolder.TryGetValue(folder, out var all) || all.Length == 1)
        {
            return reading.Faults;
        }

        var message = $"{all.Length.ToString(CultureInfo.InvariantCulture)} schema files in one folder; keep one, so that it is clear which of them the policies are validated against";
        return reading.Faults.Prepend(PolicyFault.OfFile(message));
    }

    private IEnumerable<PolicyFault> PolicyFaults(string path, string text, CancellationToken cancellationToken)
    {
        var parsed = PolicyParser.ParsePolicies(text);
        if (parsed.Errors.Count > 0)
        {
            return parsed.Errors.Select(error => PolicyFault.Of(error.Message, error.Help, error.Span, text.Length));
        }

        return SchemaOf(path, cancellationToken) is { } validator
            ? ValidationFaults(validator, parsed.Policies, text.Length, cancellationToken).Take(MaxFaults)
            : [];
    }

    private static IEnumerable<PolicyFault> ValidationFaults(Validator validator, IReadOnlyList<PolicySyntax> policies, int textLength, CancellationToken cancellationToken)
    {
        for (var number = 0; number < policies.Count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var error in validator.Validate(number.ToString(CultureInfo.InvariantCulture), policies[number], ValidationMode.Strict).Errors)
            {
                yield return PolicyFault.Of(error.Message, error.Help, error.Span, textLength);
            }
        }
    }

    /// <summary>The validator of the nearest schema; null when there is none, when it has faults, or when several claim the folder: those are reported there.</summary>
    private Validator? SchemaOf(string path, CancellationToken cancellationToken)
    {
        var place = PolicyFileName.FolderOf(PolicyFileName.Normalised(path));
        while (place is not null && !_schemasByFolder.ContainsKey(place))
        {
            place = PolicyFileName.FolderOf(place);
        }

        if (place is null || _schemasByFolder[place] is not [var schema] || schema.GetText(cancellationToken) is not { } text || !IsUtf8(text))
        {
            return null;
        }

        return _schemas.GetOrAdd(schema, _ => SchemaReading.Read(Bounded(text))).Validator;
    }

    /// <summary>The text, or as much of it as shows the parser that it is too long.</summary>
    private static string Bounded(SourceText text) => text.ToString(new TextSpan(0, Math.Min(text.Length, SyntaxLimits.DefaultMaxTextLength + 1)));

    /// <summary>False when the compiler had to guess, or was told, another encoding: the engine reads nothing else.</summary>
    private static bool IsUtf8(SourceText text) => text.Encoding is null or { CodePage: 65001 };
}
