namespace Aevum.Cedar.Validation;

/// <summary>
/// One way in which an entity or a request departs from the schema. Immutable and thread-safe. Messages name entities, attributes and
/// types; they never hold the values of attributes.
/// </summary>
public sealed class ConformanceError
{
    internal ConformanceError(ConformanceErrorKind kind, string subject, string message, string? help = null)
    {
        Kind = kind;
        Subject = subject;
        Message = message;
        Help = help;
    }

    /// <summary>What kind of departure it is.</summary>
    public ConformanceErrorKind Kind { get; }

    /// <summary>What departs: an entity such as <c>User::"alice"</c>, or <c>principal</c>, <c>action</c>, <c>resource</c>, <c>context</c>.</summary>
    public string Subject { get; }

    /// <summary>What is wrong: lower case, no full stop, names in backticks.</summary>
    public string Message { get; }

    /// <summary>How to repair it; null when there is nothing useful to say.</summary>
    public string? Help { get; }

    /// <summary>The departure in full: subject, message, help.</summary>
    public override string ToString() => Subject + ": " + Message + (Help is null ? string.Empty : "\n  help: " + Help);
}
