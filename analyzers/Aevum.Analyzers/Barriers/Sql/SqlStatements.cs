namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>The statements of the usual dialects that change or remove rows, tables or triggers.</summary>
internal static class SqlStatements
{
    /// <summary>What the statement under the cursor would do to the ledger, or null.</summary>
    public static SqlFault? Find(SqlCursor cursor)
    {
        while (cursor.Current.IsSign('(') || cursor.Take("BEGIN", "TRANSACTION", "TRAN", "EXPLAIN", "ANALYZE", "QUERY", "PLAN", "THEN", "ELSE", "DECLARE", "IMMEDIATE", "EXCLUSIVE", "DEFERRED"))
        {
            if (cursor.Current.IsSign('('))
            {
                cursor.Advance();
            }
        }

        var word = cursor.Current;
        cursor.Advance();
        return word.Kind != SqlTokenKind.Word ? null : word.Text.ToUpperInvariant() switch
        {
            "UPDATE" => Update(cursor),
            "DELETE" => Delete(cursor),
            "TRUNCATE" => Truncate(cursor),
            "DROP" => Drop(cursor),
            "ALTER" => Alter(cursor),
            "REPLACE" => Replace(cursor),
            "INSERT" or "UPSERT" => Insert(cursor, word.IsWord("UPSERT")),
            "MERGE" => Merge(cursor),
            "DISABLE" => Disable(cursor),
            "SET" => Set(cursor),
            "WITH" => With(cursor),
            "CREATE" => Create(cursor),
            "DO" or "IF" => Inside(cursor),
            _ => null,
        };
    }

    private static SqlFault? Update(SqlCursor cursor)
    {
        if (cursor.Take("OR"))
        {
            cursor.Advance();
        }

        cursor.Take("ONLY", "LOW_PRIORITY");
        cursor.Take("IGNORE");
        var isLedger = cursor.TakeTable(out var table);
        cursor.Take("AS");
        if (!cursor.Current.IsWord("SET"))
        {
            cursor.TakeName();
        }

        return isLedger && cursor.Take("SET") && IsAssignment(cursor) ? new("update", table) : null;
    }

    /// <summary>A name and an equals sign: prose after "set" has none.</summary>
    private static bool IsAssignment(SqlCursor cursor) => cursor.IsAtEnd || cursor.Current.IsSign('(') || IsHole(cursor.Current) || (cursor.TakeName() is not null && (cursor.IsAtEnd || cursor.Current.IsSign('=') || IsHole(cursor.Current)));

    private static bool IsHole(SqlToken token) => token.Text?.Contains(SqlToken.Hole) ?? false;

    private static SqlFault? Delete(SqlCursor cursor)
    {
        cursor.Take("LOW_PRIORITY");
        var hasFrom = cursor.Take("FROM");
        if (!hasFrom && cursor.Current.Kind == SqlTokenKind.Text)
        {
            // Only prose: no dialect takes a name in single quotes here.
            return null;
        }

        cursor.Take("ONLY");
        var isLedger = cursor.TakeTable(out var table);
        if (!hasFrom && cursor.Take("FROM"))
        {
            // DELETE alias FROM table alias
            var isAliased = cursor.TakeTable(out var aliased);
            (isLedger, table) = isAliased ? (true, aliased) : (isLedger, table);
        }

        return isLedger && EndsOrGoesOn(cursor, "WHERE", "USING", "RETURNING", "ORDER", "LIMIT", "INNER", "LEFT", "JOIN", "OUTPUT", "INDEXED", "NOT", "OPTION") ? new("delete from", table) : null;
    }

    /// <summary>After a table: the end, an alias, or one of the words that the grammar allows.</summary>
    private static bool EndsOrGoesOn(SqlCursor cursor, params string[] words)
    {
        cursor.Take("AS");
        if (cursor.Current.Kind == SqlTokenKind.Sign || IsHole(cursor.Current) || cursor.Current.IsAnyWord(words) || IsNextStatement(cursor.Current))
        {
            return true;
        }

        cursor.Advance();
        return cursor.IsAtEnd || IsHole(cursor.Current) || cursor.Current.IsAnyWord(words) || cursor.Current.IsSign(',');
    }

    /// <summary>Some dialects need no semicolon between statements.</summary>
    private static bool IsNextStatement(SqlToken token) => token.IsAnyWord("END", "COMMIT", "SELECT", "INSERT", "UPDATE", "DELETE", "DROP", "GO", "ROLLBACK", "EXEC");

    private static SqlFault? Truncate(SqlCursor cursor)
    {
        var isTable = cursor.Take("TABLE");
        cursor.Take("ONLY");
        do
        {
            var isLedger = cursor.TakeTable(out var table);
            if (isLedger && (isTable || cursor.IsAtEnd || cursor.Current.Kind == SqlTokenKind.Sign || cursor.Current.IsAnyWord("RESTART", "CONTINUE", "CASCADE", "RESTRICT") || IsNextStatement(cursor.Current) || IsHole(cursor.Current)))
            {
                return new("truncate", table);
            }
        }
        while (TakeComma(cursor));
        return null;
    }

    private static bool TakeComma(SqlCursor cursor)
    {
        if (!cursor.Current.IsSign(','))
        {
            return false;
        }

        cursor.Advance();
        return true;
    }

    private static SqlFault? Drop(SqlCursor cursor)
    {
        var isTrigger = cursor.Current.IsWord("TRIGGER");
        if (!isTrigger && !cursor.Current.IsAnyWord("TABLE", "RULE", "POLICY"))
        {
            return null;
        }

        var isTable = cursor.Current.IsWord("TABLE");
        cursor.Advance();
        cursor.TakeAll("IF", "EXISTS");
        do
        {
            if (!cursor.TakeTable(out var table))
            {
                continue;
            }

            if (!cursor.Current.IsAnyWord("IS", "ARE", "WAS", "WILL", "MUST", "CANNOT", "CAN", "AND", "OR"))
            {
                return isTable ? new("drop", table) : new("drop a trigger of", table);
            }
        }
        while (TakeComma(cursor));
        return !isTable && cursor.Take("ON") && cursor.TakeTable(out var owner) ? new("drop a trigger of", owner) : null;
    }

    private static SqlFault? Alter(SqlCursor cursor)
    {
        if (!cursor.Take("TABLE"))
        {
            return cursor.Take("TRIGGER") && cursor.TakeName() is not null && cursor.Take("ON") && cursor.TakeTable(out var owner) && cursor.SkipPast("DISABLE", "RENAME") ? new("disable a trigger of", owner) : null;
        }

        cursor.TakeAll("IF", "EXISTS");
        cursor.Take("ONLY");
        if (!cursor.TakeTable(out var table))
        {
            return null;
        }

        var start = cursor.Position;
        if (cursor.SkipPast("DISABLE"))
        {
            return new("disable the triggers of", table);
        }

        cursor.Rewind(start);
        return cursor.SkipPast("DROP", "RENAME", "MODIFY", "CHANGE", "NOCHECK") ? new("alter", table) : null;
    }

    private static SqlFault? Replace(SqlCursor cursor)
    {
        cursor.Take("LOW_PRIORITY", "DELAYED");
        var hasInto = cursor.Take("INTO");
        return cursor.TakeTable(out var table) && (hasInto || cursor.Current.IsSign('(') || cursor.Current.IsAnyWord("VALUES", "SET", "SELECT")) ? new("replace rows of", table) : null;
    }

    private static SqlFault? Insert(SqlCursor cursor, bool isUpsert)
    {
        var replaces = cursor.TakeAll("OR", "REPLACE") || isUpsert;
        if (cursor.Take("OR"))
        {
            cursor.Advance();
        }

        cursor.Take("INTO", "OVERWRITE");
        if (!cursor.TakeTable(out var table))
        {
            return null;
        }

        if (replaces)
        {
            return new("replace rows of", table);
        }

        return cursor.SkipPast("CONFLICT", "DUPLICATE") && cursor.SkipPast("DO", "KEY") && cursor.Take("UPDATE") ? new("update", table) : null;
    }

    private static SqlFault? Merge(SqlCursor cursor)
    {
        cursor.Take("INTO");
        if (!cursor.TakeTable(out var table) || !cursor.SkipPast("WHEN"))
        {
            return null;
        }

        while (cursor.SkipPast("THEN"))
        {
            if (cursor.Current.IsAnyWord("UPDATE", "DELETE"))
            {
                return new(cursor.Current.IsWord("UPDATE") ? "update" : "delete from", table);
            }
        }

        return null;
    }

    private static SqlFault? Disable(SqlCursor cursor) =>
        cursor.Take("TRIGGER") && cursor.SkipPast("ON") && cursor.TakeTable(out var table) ? new("disable the triggers of", table) : null;

    private static SqlFault? Set(SqlCursor cursor)
    {
        cursor.Take("LOCAL", "SESSION", "GLOBAL");
        if (!cursor.Take("session_replication_role"))
        {
            return null;
        }

        var isAssignment = cursor.Current.IsSign('=') || cursor.Current.IsWord("TO") || cursor.IsAtEnd || IsHole(cursor.Current);
        cursor.Advance();
        return isAssignment && !cursor.Current.IsWord("DEFAULT") && !string.Equals(cursor.Current.Text, "origin", StringComparison.OrdinalIgnoreCase)
            ? new("disable the triggers of", "aevum_ledger")
            : null;
    }

    /// <summary>Common table expressions first, then the statement; some dialects change rows inside the expressions.</summary>
    private static SqlFault? With(SqlCursor cursor)
    {
        while (!cursor.IsAtEnd)
        {
            if (cursor.Current.IsAnyWord("UPDATE", "DELETE", "MERGE", "INSERT", "REPLACE"))
            {
                var start = cursor.Position;
                if (Find(cursor) is { } fault)
                {
                    return fault;
                }

                cursor.Rewind(start);
            }

            cursor.Advance();
        }

        return null;
    }

    /// <summary>A trigger or procedure that rewrites the ledger when it runs.</summary>
    private static SqlFault? Create(SqlCursor cursor) =>
        cursor.SkipPast("TRIGGER", "PROCEDURE", "FUNCTION", "PROC") && cursor.SkipPast("BEGIN", "AS") ? Find(cursor) : null;

    private static SqlFault? Inside(SqlCursor cursor) => cursor.SkipPast("BEGIN", "THEN") ? Find(cursor) : null;
}
