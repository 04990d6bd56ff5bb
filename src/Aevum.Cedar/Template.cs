using System.Collections.Frozen;
using System.Collections.Immutable;
using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>A policy with slots in its scope. It decides nothing until it is linked. Immutable and thread-safe.</summary>
public sealed class Template
{
    /// <summary>The slot of the principal.</summary>
    public const string PrincipalSlot = "?principal";

    /// <summary>The slot of the resource.</summary>
    public const string ResourceSlot = "?resource";

    internal Template(string id, PolicySyntax syntax, string? source)
    {
        Id = id;
        Syntax = syntax;
        Source = source;
        Conditions = CompiledConditions.Of(syntax);
        Slots = [.. SlotsOf(syntax)];
    }

    /// <summary>The id, unique among the templates and policies of the set.</summary>
    public string Id { get; }

    /// <summary>The template as it was written.</summary>
    public PolicySyntax Syntax { get; }

    /// <summary>The file, or other name, that the text came from; null when none was given.</summary>
    public string? Source { get; }

    /// <summary>The slots in scope order: <see cref="PrincipalSlot"/>, <see cref="ResourceSlot"/>, or both.</summary>
    public ImmutableArray<string> Slots { get; }

    internal CompiledConditions Conditions { get; }

    /// <summary>Reads one template.</summary>
    /// <param name="id">The id it will have; any text.</param>
    /// <param name="text">The template text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The id or the text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not exactly one well-formed policy, or it has no slot.</exception>
    public static Template Parse(string id, string text, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(id);

        return FromSyntax(id, PolicyParser.ParsePolicy(text, (limits ?? CedarLimits.Default).Syntax), source: null);
    }

    /// <summary>Reads one template in the JSON format of Cedar (EST).</summary>
    /// <param name="id">The id it will have; any text.</param>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The id or the text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no policy, or beyond a bound.</exception>
    /// <exception cref="CedarSyntaxException">The policy has no slot.</exception>
    public static Template ParseJson(string id, string json, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(id);

        return FromSyntax(id, PolicyJsonReader.ReadPolicy(json, limits ?? CedarLimits.Default), source: null);
    }

    /// <summary>Makes a policy by putting an entity into each slot.</summary>
    /// <param name="id">The id of the new policy.</param>
    /// <param name="values">An entity for each slot of the template, by its name with the question mark, and for nothing else.</param>
    /// <exception cref="ArgumentNullException">The id or the values are null.</exception>
    /// <exception cref="CedarDataException">A slot has no value, or a value has no slot.</exception>
    public Policy Link(string id, IReadOnlyDictionary<string, EntityUid> values)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(values);

        var missing = Slots.Where(slot => !values.TryGetValue(slot, out var value) || value is null).ToArray();
        if (missing.Length > 0)
        {
            throw new CedarDataException($"link `{id}` of template `{Id}` gives no value for {string.Join(" and ", missing)}");
        }

        if (values.Keys.FirstOrDefault(slot => !Slots.Contains(slot)) is { } unknown)
        {
            throw new CedarDataException($"link `{id}` gives a value for `{unknown}`, but template `{Id}` has no such slot");
        }

        return Policy.FromTemplate(id, this, Fill(values), values.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The template in the JSON format of Cedar (EST).</summary>
    public string ToJson() => PolicyJsonWriter.Write(Syntax);

    /// <summary>The template as Cedar text that parses back to an equal template.</summary>
    public override string ToString() => PolicyWriter.Write(Syntax);

    /// <exception cref="CedarSyntaxException">The policy has no slot.</exception>
    internal static Template FromSyntax(string id, PolicySyntax syntax, string? source) => syntax.IsTemplate
        ? new Template(id, syntax, source)
        : throw new CedarSyntaxException(new SyntaxError("a template is expected here, but this policy has no slot", syntax.Span, "write `?principal` or `?resource` in its scope"));

    private static IEnumerable<string> SlotsOf(PolicySyntax syntax)
    {
        if (syntax.Principal.IsSlot)
        {
            yield return PrincipalSlot;
        }

        if (syntax.Resource.IsSlot)
        {
            yield return ResourceSlot;
        }
    }

    private PolicySyntax Fill(IReadOnlyDictionary<string, EntityUid> values) => Syntax.WithScope(
        Syntax.Principal.IsSlot ? Syntax.Principal.Fill(values[PrincipalSlot]) : Syntax.Principal,
        Syntax.Resource.IsSlot ? Syntax.Resource.Fill(values[ResourceSlot]) : Syntax.Resource);
}
