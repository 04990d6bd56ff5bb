using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation.Typing;

namespace Aevum.Cedar.Validation;

/// <summary>
/// Checks policies against a schema, as the Cedar 4.10 validator does. A policy that passes cannot fail with a type error or a missing
/// attribute for any request and entities that conform to the schema; overflow and missing entities remain possible.
/// Immutable and thread-safe.
/// </summary>
public sealed partial class Validator
{
    private readonly SchemaView _schema;
    private readonly ValidationLimits _limits;

    /// <summary>A validator for the schema with <see cref="ValidationLimits.Default"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <exception cref="ArgumentNullException">The schema is null.</exception>
    public Validator(CedarSchema schema)
        : this(schema, ValidationLimits.Default)
    {
    }

    /// <summary>A validator for the schema with the given limits.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="limits">Bounds on the work for one policy.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Validator(CedarSchema schema, ValidationLimits limits)
    {
        _schema = new(Argument.NotNull(schema, nameof(schema)).Resolved);
        _limits = Argument.NotNull(limits, nameof(limits));
    }

    /// <summary>Checks one policy or template. In a template each slot stands for any entity that fits.</summary>
    /// <param name="policyId">The id to report; any text.</param>
    /// <param name="policy">The policy as it was written.</param>
    /// <param name="mode">How much to demand; use <see cref="ValidationMode.Strict"/> unless there is a reason not to.</param>
    /// <returns>The errors and warnings; a policy beyond the limits has an error.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none of the defined ones.</exception>
    public ValidationResult Validate(string policyId, PolicySyntax policy, ValidationMode mode)
    {
        Argument.NotNull(policyId, nameof(policyId));
        Argument.NotNull(policy, nameof(policy));
        RequireDefined(mode);
        return Check(policyId, mode, policy.Span, checks => checks.CheckPolicy(policy));
    }

    private static void RequireDefined(ValidationMode mode)
    {
        if (mode is not (ValidationMode.Strict or ValidationMode.Permissive))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "the mode is not defined");
        }
    }

    private ValidationResult Check(string policyId, ValidationMode mode, SourceSpan span, Action<PolicyChecks> check)
    {
        var policy = new PolicyCheck(_schema, policyId, mode, _limits);
        try
        {
            check(new(policy));
            return policy.Findings.ToResult();
        }
        catch (WorkBudgetException)
        {
            var message = $"checking takes more than {_limits.MaxSteps} steps and was stopped";
            const string Help = "split the policy, restrict its scope, or raise the limit";
            var exceeded = new ValidationError(policyId, ValidationErrorKind.LimitExceeded, message, span, Help);
            var found = policy.Findings.ToResult();
            return new(found.Errors.Append(exceeded), found.Warnings);
        }
    }
}
