namespace Aevum.Cedar.Syntax;

/// <summary>
/// One policy or template as it was written: annotations, effect, scope and conditions, all with positions.
/// Immutable and thread-safe. It has no id; ids belong to the policy set.
/// </summary>
public sealed class PolicySyntax
{
    internal PolicySyntax(PolicyEffect effect, Annotation[] annotations, ScopeConstraint[] scope, PolicyCondition[] conditions, SourceSpan span)
    {
        Effect = effect;
        Annotations = Array.AsReadOnly(annotations);
        Principal = scope[0];
        Action = scope[1];
        Resource = scope[2];
        Conditions = Array.AsReadOnly(conditions);
        Span = span;
    }

    private PolicySyntax(PolicySyntax template, ScopeConstraint principal, ScopeConstraint resource)
    {
        Effect = template.Effect;
        Annotations = template.Annotations;
        Principal = principal;
        Action = template.Action;
        Resource = resource;
        Conditions = template.Conditions;
        Span = template.Span;
    }

    /// <summary>Permit or forbid.</summary>
    public PolicyEffect Effect { get; }

    /// <summary>The annotations in source order; names are unique.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>The restriction of the principal.</summary>
    public ScopeConstraint Principal { get; }

    /// <summary>The restriction of the action; never a slot.</summary>
    public ScopeConstraint Action { get; }

    /// <summary>The restriction of the resource.</summary>
    public ScopeConstraint Resource { get; }

    /// <summary>The conditions in source order; all must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; }

    /// <summary>From the first annotation, or the effect, to the semicolon.</summary>
    public SourceSpan Span { get; }

    /// <summary>True when the scope has a slot, so that the policy decides nothing until it is linked.</summary>
    public bool IsTemplate => Principal.IsSlot || Resource.IsSlot;

    /// <summary>The text of an annotation; null when it is absent, empty text when it has no value.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public string? FindAnnotation(string name)
    {
        Argument.NotNull(name, nameof(name));
        foreach (var annotation in Annotations)
        {
            if (string.Equals(annotation.Name, name, StringComparison.Ordinal))
            {
                return annotation.Value ?? "";
            }
        }

        return null;
    }

    /// <summary>This policy with another principal and resource constraint.</summary>
    internal PolicySyntax WithScope(ScopeConstraint principal, ScopeConstraint resource) => new(this, principal, resource);
}
