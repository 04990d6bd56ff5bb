namespace Aevum.Cedar.Syntax;

/// <summary>A text is not well-formed Cedar. Carries every fault that was found, in source order.</summary>
public sealed class CedarSyntaxException : FormatException
{
    /// <summary>Reports the given faults.</summary>
    /// <param name="errors">At least one fault.</param>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public CedarSyntaxException(IReadOnlyList<SyntaxError> errors)
        : base(string.Join("\n", Argument.NotNull(errors, nameof(errors)).Select(static error => error.ToString()))) => Errors = errors;

    internal CedarSyntaxException(SyntaxError error)
        : this([error])
    {
    }

    /// <summary>The faults in source order.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }
}
