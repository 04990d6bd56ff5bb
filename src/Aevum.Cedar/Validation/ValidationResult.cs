namespace Aevum.Cedar.Validation;

/// <summary>The outcome of a validation. Immutable and thread-safe.</summary>
public sealed class ValidationResult
{
    internal ValidationResult(IEnumerable<ValidationError> errors, IEnumerable<ValidationError> warnings)
    {
        Errors = Array.AsReadOnly(errors.ToArray());
        Warnings = Array.AsReadOnly(warnings.ToArray());
    }

    /// <summary>True when there is no error; warnings do not count.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The errors, by policy in the order given and by position within a policy.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    /// <summary>The warnings, in the same order: policies that are valid but can never apply, and texts that may mislead their reader.</summary>
    public IReadOnlyList<ValidationError> Warnings { get; }
}
