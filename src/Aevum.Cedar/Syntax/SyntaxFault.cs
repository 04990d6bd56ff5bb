namespace Aevum.Cedar.Syntax;

/// <summary>Carries one error from the depth of a parser to its entry; never leaves this assembly.</summary>
internal sealed class SyntaxFault : Exception
{
    internal SyntaxFault(SyntaxError error)
        : base(error.Message) => Error = error;

    internal SyntaxError Error { get; }
}
