namespace Aevum.Cedar.Validation;

/// <summary>Whether entities or a request conform to a schema. Immutable and thread-safe.</summary>
public sealed class ConformanceResult
{
    internal ConformanceResult(IEnumerable<ConformanceError> errors) => Errors = Array.AsReadOnly(errors.ToArray());

    /// <summary>True when nothing departs from the schema.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The departures, in the order in which the parts were given.</summary>
    public IReadOnlyList<ConformanceError> Errors { get; }
}
