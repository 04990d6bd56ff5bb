using Aevum.Cedar.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Policy.Files;

/// <summary>One fault of a policy or schema file.</summary>
/// <param name="Message">What is wrong and how to repair it, in the words of the engine, on one line.</param>
/// <param name="Span">Where; empty at the start when the fault has no place of its own.</param>
internal sealed record PolicyFault(string Message, TextSpan Span)
{
    /// <summary>A fault of the whole file.</summary>
    public static PolicyFault OfFile(string message) => new(message, default);

    /// <summary>A fault as the parser or the validator describes it.</summary>
    public static PolicyFault Of(string message, string? help, SourceSpan span, int textLength)
    {
        var whole = help is null ? message : $"{message}; help: {help}";
        var start = Math.Min(span.Start, textLength);
        return new(OneLine(whole), TextSpan.FromBounds(start, Math.Min(span.End, textLength)));
    }

    /// <summary>Build output has one line for each fault: a line break that a hostile text brings into the message would begin another.</summary>
    private static string OneLine(string message) =>
        message.Any(char.IsControl) ? new string([.. message.Select(static letter => char.IsControl(letter) ? '\uFFFD' : letter)]) : message;
}
