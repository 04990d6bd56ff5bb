namespace Aevum.Cedar.Syntax;

/// <summary>
/// Splits Cedar text into tokens. Never throws on content: what is no token becomes <see cref="TokenKind.Invalid"/>, so that the
/// parser can say more about it. Shared by the policy and the schema language. Not thread-safe; make one per text.
/// </summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Comment> _comments = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _lastTokenLine;

    internal Lexer(string text) => _text = text;

    /// <summary>The comments met so far, in source order.</summary>
    internal IReadOnlyList<Comment> Comments => _comments;

    /// <summary>The next token; at the end, again and again <see cref="TokenKind.EndOfText"/>.</summary>
    internal Token Next()
    {
        SkipBlank();
        if (_at >= _text.Length)
        {
            return new Token(TokenKind.EndOfText, Span(_at));
        }

        var start = _at;
        var line = _line;
        var column = start - _lineStart + 1;
        var kind = ReadToken();
        _lastTokenLine = _line;
        return new Token(kind, new SourceSpan(start, _at - start, line, column));
    }

    private void SkipBlank()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                Advance();
            }
            else if (_text[_at] == '/' && Peek(1) == '/')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }

        _comments.Add(new Comment(Span(start), _lastTokenLine == _line));
    }

    private TokenKind ReadToken()
    {
        var first = _text[_at];
        if (CedarName.IsIdentifierStart(first))
        {
            return ReadWord(TokenKind.Identifier);
        }

        if (first is >= '0' and <= '9')
        {
            return ReadDigits();
        }

        if (first == '"')
        {
            return ReadString();
        }

        if (first == '?' && CedarName.IsIdentifierStart(Peek(1)))
        {
            _at++;
            return ReadWord(TokenKind.Slot);
        }

        var kind = Symbol(first, Peek(1), out var length);
        _at += length;
        return kind;
    }

    private TokenKind ReadWord(TokenKind kind)
    {
        while (_at < _text.Length && CedarName.IsIdentifierPart(_text[_at]))
        {
            _at++;
        }

        return kind;
    }

    private TokenKind ReadDigits()
    {
        while (_at < _text.Length && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        return TokenKind.Integer;
    }

    /// <summary>A literal may span lines, but a backslash must not stand before a line end.</summary>
    private TokenKind ReadString()
    {
        var (start, line, lineStart) = (_at, _line, _lineStart);
        _at++;
        while (_at < _text.Length && _text[_at] != '"')
        {
            if (_text[_at] == '\\')
            {
                _at++;
                if (_at >= _text.Length || _text[_at] == '\n')
                {
                    break;
                }
            }

            Advance();
        }

        if (_at < _text.Length && _text[_at] == '"')
        {
            _at++;
            return TokenKind.String;
        }

        // An unclosed quote would swallow the rest of the text; only the quote itself is reported.
        (_at, _line, _lineStart) = (start + 1, line, lineStart);
        return TokenKind.Invalid;
    }

    private static TokenKind Symbol(char first, char second, out int length)
    {
        length = 2;
        switch (first)
        {
            case ':' when second == ':': return TokenKind.DoubleColon;
            case '=' when second == '=': return TokenKind.Equal;
            case '!' when second == '=': return TokenKind.NotEqual;
            case '<' when second == '=': return TokenKind.LessOrEqual;
            case '>' when second == '=': return TokenKind.GreaterOrEqual;
            case '&' when second == '&': return TokenKind.And;
            case '|' when second == '|': return TokenKind.Or;
            default:
                length = char.IsHighSurrogate(first) && char.IsLowSurrogate(second) ? 2 : 1;
                return Symbol(first);
        }
    }

    private static TokenKind Symbol(char character) => character switch
    {
        '@' => TokenKind.At,
        ',' => TokenKind.Comma,
        '.' => TokenKind.Dot,
        ';' => TokenKind.Semicolon,
        ':' => TokenKind.Colon,
        '?' => TokenKind.Question,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '=' => TokenKind.Assign,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '!' => TokenKind.Not,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        _ => TokenKind.Invalid,
    };

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    /// <summary>Moves over one character and counts lines; CR LF is one line end.</summary>
    private void Advance()
    {
        var character = _text[_at++];
        if (character == '\n' || (character == '\r' && Peek(0) != '\n'))
        {
            _line++;
            _lineStart = _at;
        }
    }

    private SourceSpan Span(int start) => new(start, _at - start, _line, start - _lineStart + 1);
}
