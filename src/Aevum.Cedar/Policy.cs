using System.Collections.Immutable;
using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>
/// One policy that takes part in decisions: a static policy, or a link, that is a template with entities in its slots.
/// Compiled once when it is made. Immutable and thread-safe.
/// </summary>
public sealed class Policy
{
    internal Policy(string id, PolicySyntax syntax, string? source)
        : this(id, syntax, source, CompiledConditions.Of(syntax))
    {
    }

    private Policy(string id, PolicySyntax syntax, string? source, CompiledConditions conditions)
    {
        Id = id;
        Syntax = syntax;
        Source = source;
        Compiled = new CompiledPolicy(syntax, conditions);
        SlotValues = ImmutableDictionary<string, EntityUid>.Empty;
        AsReason = [this];
    }

    /// <summary>The id, unique in the policy set.</summary>
    public string Id { get; }

    /// <summary>Permit or forbid.</summary>
    public PolicyEffect Effect => Syntax.Effect;

    /// <summary>The policy as it was written; in a link the slots of the scope are filled.</summary>
    public PolicySyntax Syntax { get; }

    /// <summary>The annotations in source order.</summary>
    public IReadOnlyList<Annotation> Annotations => Syntax.Annotations;

    /// <summary>The file, or other name, that the text came from; null when none was given.</summary>
    public string? Source { get; }

    /// <summary>The id of the template that this policy is a link of; null for a static policy.</summary>
    public string? TemplateId { get; private init; }

    /// <summary>For a link, the entity of each slot by its name with the question mark; empty for a static policy.</summary>
    public IReadOnlyDictionary<string, EntityUid> SlotValues { get; private init; }

    internal CompiledPolicy Compiled { get; }

    /// <summary>The list with only this policy, made once so that the usual decision allocates no list.</summary>
    internal ImmutableArray<Policy> AsReason { get; }

    /// <summary>Reads one static policy.</summary>
    /// <param name="id">The id it will have; any text.</param>
    /// <param name="text">The policy text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The id or the text is null.</exception>
    /// <exception cref="CedarSyntaxException">The text is not exactly one well-formed policy, or it is a template.</exception>
    public static Policy Parse(string id, string text, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(id);

        return FromSyntax(id, PolicyParser.ParsePolicy(text, (limits ?? CedarLimits.Default).Syntax), source: null);
    }

    /// <summary>Reads one static policy in the JSON format of Cedar (EST).</summary>
    /// <param name="id">The id it will have; any text.</param>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The id or the text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no policy, or beyond a bound.</exception>
    /// <exception cref="CedarSyntaxException">The policy is a template.</exception>
    public static Policy ParseJson(string id, string json, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(id);

        return FromSyntax(id, PolicyJsonReader.ReadPolicy(json, limits ?? CedarLimits.Default), source: null);
    }

    /// <summary>The policy in the JSON format of Cedar (EST).</summary>
    public string ToJson() => PolicyJsonWriter.Write(Syntax);

    /// <summary>The policy as Cedar text that parses back to an equal policy.</summary>
    public override string ToString() => PolicyWriter.Write(Syntax);

    /// <exception cref="CedarSyntaxException">The policy is a template.</exception>
    internal static Policy FromSyntax(string id, PolicySyntax syntax, string? source)
    {
        if (!syntax.IsTemplate)
        {
            return new Policy(id, syntax, source);
        }

        var span = syntax.Principal.IsSlot ? syntax.Principal.Span : syntax.Resource.Span;
        throw new CedarSyntaxException(new SyntaxError("a policy without slots is expected here, but this is a template", span, "add it as a template and link it"));
    }

    /// <summary>A link: the template's conditions, compiled once, under a scope without slots.</summary>
    internal static Policy FromTemplate(string id, Template template, PolicySyntax filled, IReadOnlyDictionary<string, EntityUid> values) =>
        new(id, filled, template.Source, template.Conditions) { TemplateId = template.Id, SlotValues = values };
}
