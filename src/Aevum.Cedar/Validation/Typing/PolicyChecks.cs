using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The whole check of one policy or template.</summary>
internal sealed class PolicyChecks
{
    private readonly PolicyCheck _check;
    private readonly NameChecks _names;
    internal PolicyChecks(PolicyCheck check)
    {
        _check = check;
        _names = new(check);
    }

    /// <summary>Checks a policy or template, slots standing for anything.</summary>
    internal void CheckPolicy(PolicySyntax policy)
    {
        foreach (var condition in policy.Conditions)
        {
            _check.Expressions.Add(condition.Body);
        }

        new TextChecks(_check.Findings).Check(policy, _check.Expressions);
        var scope = PolicyScope.Of(policy);
        var isScopeKnown = _names.CheckScope(scope);
        _names.CheckExpressions();
        CheckActionList(policy.Action);
        if (isScopeKnown)
        {
            CheckConditions(policy, scope);
        }
    }

    /// <summary>Checks what a link adds to its template: the entities in the slots.</summary>
    internal void CheckLink(PolicyScope filled, SourceSpan span)
    {
        if (_names.CheckScope(filled) && !new EnvironmentList(_check, filled).Enumerate().Any())
        {
            ReportNoApplicableAction(span);
        }
    }

    private void CheckConditions(PolicySyntax policy, PolicyScope scope)
    {
        var isApplicable = false;
        var isImpossible = true;
        foreach (var environment in new EnvironmentList(_check, scope).Enumerate())
        {
            isApplicable = true;
            isImpossible &= IsAlwaysFalse(policy, environment);
        }

        if (!isApplicable)
        {
            ReportNoApplicableAction(policy.Span);
        }

        if (isImpossible && !_check.Findings.HasErrors)
        {
            const string Help = "it never applies; look for a condition that is always false";
            _check.Findings.Warn(ValidationErrorKind.ImpossiblePolicy, "no request can meet all conditions of this policy", policy.Span, Help);
        }
    }

    /// <summary>
    /// Checks the conditions in order; what one of them tests is known in the next. What follows one that is always false is never evaluated.
    /// </summary>
    private bool IsAlwaysFalse(PolicySyntax policy, RequestEnvironment environment)
    {
        var checker = new TypeChecker(new(_check, environment));
        var known = KnownCapabilities.Nothing;
        foreach (var condition in policy.Conditions)
        {
            var typed = checker.CheckBoolean(condition.Body, known);
            if (condition.Kind == ConditionKind.When ? typed.IsFalse : typed.IsTrue)
            {
                return true;
            }

            if (condition.Kind == ConditionKind.When)
            {
                known = known.With(typed.Grants);
            }
        }

        return false;
    }

    /// <summary>In strict mode the list behind <c>action in</c> is a set like any other: not empty, and of one type.</summary>
    private void CheckActionList(ScopeConstraint action)
    {
        if (!action.IsList || !_check.IsStrict)
        {
            return;
        }

        if (action.Entities.Count == 0)
        {
            _check.Findings.Add(ValidationErrorKind.EmptySet, "a set without elements has no type", action.Span, "name at least one action");
        }

        var types = action.Entities.Where(entity => _check.Schema.TypeOf(entity) is not null).Select(static entity => entity.Type).Distinct().ToList();
        if (types.Count > 1)
        {
            const string Help = "all elements of a set must have one type; write one policy for each namespace";
            _check.Findings.Add(ValidationErrorKind.IncompatibleTypes, $"the types `{types[0]}` and `{types[1]}` are not compatible", action.Span, Help);
        }
    }

    private void ReportNoApplicableAction(SourceSpan span)
    {
        const string Help = "compare the scope with `appliesTo` of the actions; `==` and `is` demand exactly that entity or type";
        _check.Findings.Add(ValidationErrorKind.NoApplicableAction, "no action of the schema can meet the scope of this policy", span, Help);
    }
}
