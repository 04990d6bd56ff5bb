using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>A text or JSON document is no valid Cedar schema. Carries every fault that was found, in source order.</summary>
public sealed class CedarSchemaException : FormatException
{
    /// <summary>Reports the given faults.</summary>
    /// <param name="errors">At least one fault.</param>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public CedarSchemaException(IReadOnlyList<SyntaxError> errors)
        : base(string.Join("\n", Argument.NotNull(errors, nameof(errors)).Select(static error => error.ToString()))) => Errors = errors;

    internal CedarSchemaException(SyntaxError error)
        : this([error])
    {
    }

    /// <summary>The faults in source order; when a document has very many, the last one says how many were left out.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }
}
