namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>
/// Finds statements that rewrite the ledger. Text counts as SQL when it begins with a statement and goes on as the statement's grammar wants, so
/// that prose which mentions a statement stays silent.
/// </summary>
internal static class LedgerSql
{
    /// <summary>The beginning of the name of every table of the ledger.</summary>
    private const string TablePrefix = "aevum_";

    private const string ReplicationRole = "session_replication_role";

    private static readonly string[] Verbs =
        ["update", "delete", "truncate", "drop", "alter", "replace", "merge", "insert", "upsert", "with", "set", "disable", "begin", "create", "exec", "do", "explain", "start", "call"];

    /// <summary>What a verb or a comment begins with.</summary>
    private const string FirstLetters = "udtarmiwsbcexUDTARMIWSBCEX-/";

    /// <summary>A cheap look before anything is bound: the text names the ledger, or begins like a statement that could.</summary>
    public static bool IsCandidate(string text)
    {
        if (text.Length < 3)
        {
            return false;
        }

        if (NamesLedger(text))
        {
            return true;
        }

        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is ';' or '('))
        {
            start++;
        }

        return start < text.Length && BeginsWithVerb(text, start);
    }

    /// <summary>True when the text itself can be about the ledger, without anything put in.</summary>
    public static bool NamesLedger(string text) =>
        text.IndexOf(TablePrefix, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(ReplicationRole, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The first statement in <paramref name="sql"/> that rewrites the ledger, or null.</summary>
    public static SqlFault? Find(string sql)
    {
        if (!NamesLedger(sql))
        {
            return null;
        }

        var statement = new List<SqlToken>();
        foreach (var token in SqlLexer.Read(sql).Append(new SqlToken(";", SqlTokenKind.Sign)))
        {
            if (!token.IsSign(';'))
            {
                statement.Add(token);
                continue;
            }

            if (FindIn(statement) is { } fault)
            {
                return fault;
            }

            statement.Clear();
        }

        return null;
    }

    private static SqlFault? FindIn(List<SqlToken> tokens)
    {
        var cursor = new SqlCursor(tokens, TablePrefix);
        if (SqlStatements.Find(cursor) is { } fault)
        {
            return fault;
        }

        // EXECUTE 'DELETE …' and DO $$ … $$ carry statements inside. What stands in quotes is shorter, so this ends.
        return tokens.Count > 0 && tokens[0].IsAnyWord("EXEC", "EXECUTE", "DO", "PREPARE")
            ? tokens.Where(token => token.Kind == SqlTokenKind.Text).Select(token => Find(token.Text)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static bool BeginsWithVerb(string text, int start)
    {
        if (FirstLetters.IndexOf(text[start]) < 0)
        {
            return false;
        }

        foreach (var verb in Verbs)
        {
            if (string.Compare(text, start, verb, 0, verb.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return text[start] is '-' or '/';
    }
}
