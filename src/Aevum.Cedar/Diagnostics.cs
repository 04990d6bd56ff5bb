using System.Collections.Immutable;

namespace Aevum.Cedar;

/// <summary>Why a decision came out as it did. Immutable and thread-safe; <c>default</c> names no policy and no error.</summary>
public readonly struct Diagnostics : IEquatable<Diagnostics>
{
    private readonly ImmutableArray<Policy> _reasons;
    private readonly ImmutableArray<PolicyError> _errors;

    internal Diagnostics(ImmutableArray<Policy> reasons, ImmutableArray<PolicyError> errors)
    {
        _reasons = reasons;
        _errors = errors;
    }

    /// <summary>
    /// The determining policies in policy-set order. Allowed: every permit that is satisfied. Denied by a forbid: every forbid that is
    /// satisfied. Denied because nothing permits: none.
    /// </summary>
    public ImmutableArray<Policy> Reasons => _reasons.IsDefault ? [] : _reasons;

    /// <summary>The policies that could not be evaluated, in policy-set order, whether or not the decision would have been another.</summary>
    public ImmutableArray<PolicyError> Errors => _errors.IsDefault ? [] : _errors;

    /// <summary>Compares by content.</summary>
    public static bool operator ==(Diagnostics left, Diagnostics right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(Diagnostics left, Diagnostics right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Diagnostics other) => Reasons.SequenceEqual(other.Reasons) && Errors.SequenceEqual(other.Errors);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Diagnostics other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reasons.Length, Errors.Length);
}
