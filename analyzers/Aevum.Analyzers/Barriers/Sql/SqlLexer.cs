using System.Text;

namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>Splits SQL of the usual dialects into tokens; comments vanish. Never fails: what is not understood becomes a sign.</summary>
internal static class SqlLexer
{
    private const int MaxTokens = 4096;

    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        var position = 0;
        while (position < sql.Length && tokens.Count < MaxTokens)
        {
            position = ReadNext(sql, position, tokens);
        }

        return tokens;
    }

    private static int ReadNext(string sql, int position, List<SqlToken> tokens)
    {
        var letter = sql[position];
        switch (letter)
        {
            case '-' when Next(sql, position) == '-':
                return EndOf(sql, position, "\n", 0);
            case '#' when tokens.Count == 0 || sql[Math.Max(0, position - 1)] == '\n':
                return EndOf(sql, position, "\n", 0);
            case '/' when Next(sql, position) == '*':
                return EndOf(sql, position + 2, "*/", 2);
            case '\'':
                return ReadQuoted(sql, position, '\'', SqlTokenKind.Text, tokens);
            case '"' or '`':
                return ReadQuoted(sql, position, letter, SqlTokenKind.Name, tokens);
            case '[':
                return ReadQuoted(sql, position, ']', SqlTokenKind.Name, tokens);
        }

        if (char.IsWhiteSpace(letter))
        {
            return position + 1;
        }

        if (IsNameStart(letter))
        {
            return ReadWord(sql, position, tokens);
        }

        tokens.Add(new SqlToken(letter.ToString(), SqlTokenKind.Sign));
        return position + 1;
    }

    private static char Next(string sql, int position) => position + 1 < sql.Length ? sql[position + 1] : '\0';

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter is '_' or '\uFFFC' or '@' or ':' or '$';

    private static int EndOf(string sql, int position, string end, int length)
    {
        var found = position < sql.Length ? sql.IndexOf(end, position, StringComparison.Ordinal) : -1;
        return found < 0 ? sql.Length : found + length;
    }

    private static int ReadQuoted(string sql, int position, char quote, SqlTokenKind kind, List<SqlToken> tokens)
    {
        var text = new StringBuilder();
        for (var index = position + 1; index < sql.Length; index++)
        {
            if (sql[index] != quote)
            {
                text.Append(sql[index]);
                continue;
            }

            if (Next(sql, index) != quote)
            {
                tokens.Add(new SqlToken(text.ToString(), kind));
                return index + 1;
            }

            text.Append(quote);
            index++;
        }

        // Without an end it was an apostrophe.
        tokens.Add(new SqlToken(sql[position].ToString(), SqlTokenKind.Sign));
        return position + 1;
    }

    private static int ReadWord(string sql, int position, List<SqlToken> tokens)
    {
        var end = position + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] is '_' or '$' or '\uFFFC'))
        {
            end++;
        }

        tokens.Add(new SqlToken(sql.Substring(position, end - position), SqlTokenKind.Word));
        return end;
    }
}
