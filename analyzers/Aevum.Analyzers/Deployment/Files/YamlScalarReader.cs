using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Reads one plain or quoted scalar.</summary>
internal static class YamlScalarReader
{
    /// <summary>Reads the scalar at <paramref name="position"/>. A plain one ends before <c>: </c>, <c> #</c>, the end, and in a flow collection before its punctuation.</summary>
    public static YamlScalar Read(string text, int position, int end, bool inFlow)
    {
        if (position < end && text[position] is '"' or '\'')
        {
            return ReadQuoted(text, position);
        }

        var last = position;
        while (last < end && !EndsPlain(text, last, end, inFlow))
        {
            last++;
        }

        while (last > position && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        return new YamlScalar(text.Substring(position, last - position), TextSpan.FromBounds(position, last), IsQuoted: false);
    }

    private static bool EndsPlain(string text, int position, int end, bool inFlow) => text[position] switch
    {
        ':' => position + 1 >= end || char.IsWhiteSpace(text[position + 1]),
        '#' => char.IsWhiteSpace(text[position - 1]),
        ',' or ']' or '}' or '[' or '{' => inFlow,
        '\r' or '\n' => true,
        _ => false,
    };

    private static YamlScalar ReadQuoted(string text, int position)
    {
        var quote = text[position];
        var value = new System.Text.StringBuilder();
        var current = position + 1;
        while (current < text.Length)
        {
            if (text[current] == quote && quote == '\'' && current + 1 < text.Length && text[current + 1] == quote)
            {
                value.Append(quote);
                current += 2;
                continue;
            }

            if (text[current] == quote)
            {
                return new YamlScalar(value.ToString(), TextSpan.FromBounds(position, current + 1), IsQuoted: true);
            }

            current += quote == '"' && text[current] == '\\' && current + 1 < text.Length ? 1 : 0;
            value.Append(text[current++]);
        }

        // A quote that is never closed ends with its line: the rest of the file is still read.
        var lineEnd = text.IndexOf('\n', position);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;
        return new YamlScalar(text.Substring(position, lineEnd - position).TrimEnd(), TextSpan.FromBounds(position, lineEnd), IsQuoted: true);
    }
}
