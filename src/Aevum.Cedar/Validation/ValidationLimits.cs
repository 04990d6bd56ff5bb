using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation;

/// <summary>
/// Bounds on the work of validating one policy. A policy beyond them is reported with <see cref="ValidationErrorKind.LimitExceeded"/>,
/// never passed. Immutable and thread-safe.
/// </summary>
public sealed class ValidationLimits
{
    /// <summary>Most steps when nothing else is asked for: 20,000,000, a few seconds.</summary>
    public const int DefaultMaxSteps = 20_000_000;

    /// <summary>Makes limits.</summary>
    /// <param name="maxSteps">
    /// Most steps for one policy, from 1. A step is one expression checked for one combination of principal type, action and resource type,
    /// or one part of a type compared with another.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public ValidationLimits(int maxSteps = DefaultMaxSteps) => MaxSteps = Argument.Positive(maxSteps, nameof(maxSteps));

    /// <summary>The limits used when none are given.</summary>
    public static ValidationLimits Default { get; } = new();

    /// <summary>Most steps for one policy.</summary>
    public int MaxSteps { get; }
}
