using System.Runtime.CompilerServices;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// The token stream of one text with one token of lookahead, the nesting counter and the making of errors.
/// Shared by the policy and the schema parser. Not thread-safe; make one per text.
/// </summary>
internal sealed class TokenReader
{
    private readonly Lexer _lexer;
    private int _depth;

    /// <exception cref="SyntaxFault">The text is too long or is not well-formed Unicode.</exception>
    internal TokenReader(string text, SyntaxLimits limits)
    {
        Text = text;
        Limits = limits;
        RequireReadable();
        _lexer = new Lexer(text);
        Current = _lexer.Next();
        Following = _lexer.Next();
    }

    internal string Text { get; }

    internal SyntaxLimits Limits { get; }

    internal Token Current { get; private set; }

    internal Token Following { get; private set; }

    /// <summary>The span of the token taken last; <c>default</c> before the first.</summary>
    internal SourceSpan Previous { get; private set; }

    internal IReadOnlyList<Comment> Comments => _lexer.Comments;

    internal TokenKind Kind => Current.Kind;

    /// <summary>The characters of the current token.</summary>
    internal string CurrentText => TextOf(Current.Span);

    internal string TextOf(SourceSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>Whether the current token is this word.</summary>
    internal bool IsWord(string word) =>
        Kind == TokenKind.Identifier
        && Current.Span.Length == word.Length
        && string.CompareOrdinal(Text, Current.Span.Start, word, 0, word.Length) == 0;

    /// <summary>Takes the current token whatever it is.</summary>
    internal Token Take()
    {
        var taken = Current;
        Previous = taken.Span;
        Current = Following;
        Following = _lexer.Next();
        return taken;
    }

    internal bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    internal bool TryTakeWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Takes a token of the given kind or fails with "expected …".</summary>
    internal Token Expect(TokenKind kind, string expected) => Kind == kind ? Take() : throw Unexpected(expected);

    /// <summary>Takes the given word or fails.</summary>
    internal Token ExpectWord(string word) => IsWord(word) ? Take() : throw Unexpected($"`{word}`");

    /// <summary>Counts one level of nesting; the caller leaves it with <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        if (++_depth > Limits.MaxNestingDepth)
        {
            throw TooDeep(Current.Span);
        }

        EnsureStack();
    }

    internal void Leave() => _depth--;

    /// <summary>Forgets the nesting of a policy that was given up.</summary>
    internal void ResetDepth() => _depth = 0;

    /// <summary>Refuses a tree that became too high, for example by a long chain of operators.</summary>
    internal T Bounded<T>(T expression)
        where T : Expression => expression.Height <= Limits.MaxNestingDepth ? expression : throw TooDeep(expression.Span);

    internal SyntaxFault Fail(string message, SourceSpan span, string? help = null) =>
        new(new SyntaxError(message, span, help, Excerpt.Of(Text, span)));

    /// <summary>The error for a token that cannot stand here.</summary>
    internal SyntaxFault Unexpected(string expected)
    {
        var help = $"expected {expected}";
        if (Kind == TokenKind.EndOfText)
        {
            return Fail("unexpected end of text", Current.Span, help);
        }

        if (Kind != TokenKind.Invalid)
        {
            return Fail($"unexpected token `{Shorten(CurrentText)}`", Current.Span, help);
        }

        return CurrentText switch
        {
            "\"" => Fail("this string literal is not closed, or a backslash stands at the end of its line", Current.Span, "close it with `\"`"),
            "'" => Fail("unexpected character `'`", Current.Span, "strings stand between double quotes"),
            "&" => Fail("unexpected character `&`", Current.Span, "did you mean `&&`?"),
            "|" => Fail("unexpected character `|`", Current.Span, "did you mean `||`?"),
            var text => Fail($"unexpected character {Describe(text)}", Current.Span, help),
        };
    }

    /// <summary>The text of a string token without quotes and escapes.</summary>
    internal string StringValue(Token token)
    {
        var raw = Text.Substring(token.Span.Start + 1, token.Span.Length - 2);
        return EscapedText.Unescape(raw, out var fault) ?? throw BadEscape(token, raw, fault);
    }

    /// <summary>The pattern that a string token after <c>like</c> stands for.</summary>
    internal LikePattern PatternValue(Token token)
    {
        var raw = Text.Substring(token.Span.Start + 1, token.Span.Length - 2);
        return EscapedText.UnescapePattern(raw, out var fault) ?? throw BadEscape(token, raw, fault);
    }

    internal static string Shorten(string text) => text.Length <= 40 ? text : $"{text.Substring(0, 40)}…";

    private void RequireReadable()
    {
        if (Text.Length > Limits.MaxTextLength)
        {
            throw new SyntaxFault(new SyntaxError(
                $"the text has {Text.Length} characters, more than the limit of {Limits.MaxTextLength}",
                default,
                "split it into several files, or raise the limit on the text length"));
        }

        var lone = UnicodeText.FirstLoneSurrogate(Text);
        if (lone >= 0)
        {
            throw new SyntaxFault(new SyntaxError(
                $"the text is not well-formed Unicode: half of a surrogate pair at offset {lone}",
                default,
                "save the text as UTF-8"));
        }
    }

    private void EnsureStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw Fail("the nesting here is too deep for the stack of this thread", Current.Span, "nest less, or parse on a thread with a larger stack");
        }
    }

    private SyntaxFault TooDeep(SourceSpan span) => Fail(
        $"the nesting here exceeds the limit of {Limits.MaxNestingDepth} levels",
        new SourceSpan(span.Start, Math.Min(span.Length, 1), span.Line, span.Column),
        "split the policy, or replace a long chain of comparisons by a set and `contains` or `in`");

    private SyntaxFault BadEscape(Token token, string raw, int fault)
    {
        if (raw[fault] == '\r')
        {
            return Fail("a bare carriage return cannot stand in a string literal", token.Span, "write `\\r`");
        }

        var length = Math.Min(raw.Length - fault, 2);
        return Fail(
            $"`{raw.Substring(fault, length)}` does not begin a valid escape",
            token.Span,
            "valid escapes are `\\n`, `\\r`, `\\t`, `\\\\`, `\\0`, `\\'`, `\\\"`, `\\x41` up to `\\x7F`, and `\\u{1F600}`");
    }

    private static string Describe(string text)
    {
        var scalar = char.ConvertToUtf32(text, 0);
        return scalar is > 0x20 and < 0x7F ? $"`{text}`" : $"U+{scalar:X4}";
    }
}
