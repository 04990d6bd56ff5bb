using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>The restriction of one variable in the head of a policy. Immutable and thread-safe.</summary>
public sealed class ScopeConstraint
{
    private ScopeConstraint(RequestVariable variable, ScopeOperator @operator, SourceSpan span)
    {
        Variable = variable;
        Operator = @operator;
        Span = span;
        Entities = [];
    }

    /// <summary>The restricted variable: never <see cref="RequestVariable.Context"/>.</summary>
    public RequestVariable Variable { get; }

    /// <summary>The kind of restriction.</summary>
    public ScopeOperator Operator { get; }

    /// <summary>The type after <c>is</c>; null without <c>is</c>.</summary>
    public string? EntityType { get; private set; }

    /// <summary>The single entity after <c>==</c> or <c>in</c>; null when there is none, when a slot stands there, or for a list.</summary>
    public EntityUid? Entity { get; private set; }

    /// <summary>True when the slot <c>?principal</c> or <c>?resource</c> stands in place of the entity, which makes the policy a template.</summary>
    public bool IsSlot { get; private set; }

    /// <summary>The entities of <c>action in [ … ]</c>; empty otherwise. An empty list matches nothing.</summary>
    public IReadOnlyList<EntityUid> Entities { get; private set; }

    /// <summary>True for the form <c>action in [ … ]</c>, also with no entity in it.</summary>
    public bool IsList { get; private set; }

    /// <summary>Where the restriction stands, from the variable to its last part.</summary>
    public SourceSpan Span { get; }

    internal static ScopeConstraint Any(RequestVariable variable, SourceSpan span) => new(variable, ScopeOperator.Any, span);

    internal static ScopeConstraint Equal(RequestVariable variable, ScopeTarget target, SourceSpan span) =>
        new(variable, ScopeOperator.Equal, span) { Entity = target.Entity, IsSlot = target.IsSlot };

    internal static ScopeConstraint In(RequestVariable variable, ScopeTarget target, SourceSpan span) =>
        new(variable, ScopeOperator.In, span) { Entity = target.Entity, IsSlot = target.IsSlot };

    internal static ScopeConstraint InList(RequestVariable variable, EntityUid[] entities, SourceSpan span) =>
        new(variable, ScopeOperator.In, span) { Entities = Array.AsReadOnly(entities), IsList = true };

    internal static ScopeConstraint Is(RequestVariable variable, string entityType, SourceSpan span) =>
        new(variable, ScopeOperator.Is, span) { EntityType = entityType };

    internal static ScopeConstraint IsIn(RequestVariable variable, string entityType, ScopeTarget target, SourceSpan span) =>
        new(variable, ScopeOperator.IsIn, span) { EntityType = entityType, Entity = target.Entity, IsSlot = target.IsSlot };

    /// <summary>This restriction with an entity in place of its slot; itself when it has no slot.</summary>
    internal ScopeConstraint Fill(EntityUid entity) =>
        IsSlot ? new ScopeConstraint(Variable, Operator, Span) { EntityType = EntityType, Entity = entity } : this;
}
