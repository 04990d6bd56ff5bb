#if NET
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation.Typing;

namespace Aevum.Cedar.Validation;

/// <content>Validation of whole policy sets. The analyzer, which links the rest of this type, knows no policy sets.</content>
public sealed partial class Validator
{
    /// <summary>Checks every static policy, template and link of a set.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="mode">How much to demand; use <see cref="ValidationMode.Strict"/> unless there is a reason not to.</param>
    /// <param name="cancellationToken">Stops between two policies.</param>
    /// <returns>The errors and warnings: templates first, then policies and links, each in the order of the set.</returns>
    /// <exception cref="ArgumentNullException">The set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none of the defined ones.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValidationResult Validate(PolicySet policies, ValidationMode mode, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policies);

        var results = new List<ValidationResult>();
        foreach (var template in policies.Templates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(Validate(template.Id, template.Syntax, mode));
        }

        foreach (var policy in policies.Policies)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(policy.TemplateId is null ? Validate(policy.Id, policy.Syntax, mode) : ValidateLink(policy.Id, policy.Syntax, mode));
        }

        return new(results.SelectMany(static result => result.Errors), results.SelectMany(static result => result.Warnings));
    }

    /// <summary>The template has been checked with its conditions; the link adds only what fills its slots.</summary>
    private ValidationResult ValidateLink(string policyId, PolicySyntax filled, ValidationMode mode)
    {
        RequireDefined(mode);
        return Check(policyId, mode, filled.Span, checks => checks.CheckLink(PolicyScope.Of(filled), filled.Span));
    }
}
#endif
