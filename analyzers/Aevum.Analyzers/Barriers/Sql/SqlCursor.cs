namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>Reads the tokens of one statement from left to right.</summary>
internal sealed class SqlCursor(List<SqlToken> tokens, string tablePrefix)
{
    private int _position;

    /// <summary>The token at the cursor; <see cref="SqlTokenKind.End"/> after the last.</summary>
    public SqlToken Current => Peek(0);

    public bool IsAtEnd => _position >= tokens.Count;

    /// <summary>The token some steps ahead.</summary>
    public SqlToken Peek(int steps) => _position + steps < tokens.Count ? tokens[_position + steps] : default;

    public void Advance() => _position++;

    /// <summary>Steps over one of the words, when it is there.</summary>
    public bool Take(params string[] words)
    {
        if (!Current.IsAnyWord(words))
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Steps over the words in this order, when all are there.</summary>
    public bool TakeAll(params string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!Peek(index).IsWord(words[index]))
            {
                return false;
            }
        }

        _position += words.Length;
        return true;
    }

    /// <summary>Steps over a name that can have a schema, and gives its last part; null when there is no name. SQLite takes a name in single quotes too.</summary>
    public string? TakeName()
    {
        if (Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.Name or SqlTokenKind.Text))
        {
            return null;
        }

        var name = Current.Text;
        Advance();
        while (Current.IsSign('.') && Peek(1).Kind is SqlTokenKind.Word or SqlTokenKind.Name or SqlTokenKind.Text)
        {
            name = Peek(1).Text;
            _position += 2;
        }

        return name;
    }

    /// <summary>Steps over a name and tells whether it is a table of the ledger.</summary>
    public bool TakeTable(out string table)
    {
        table = TakeName() ?? string.Empty;
        return IsLedger(table);
    }

    /// <summary>True for the name of a table of the ledger.</summary>
    public bool IsLedger(string name) => name.StartsWith(tablePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Steps to just after the next of the words at this level; false at the end.</summary>
    public bool SkipPast(params string[] words)
    {
        while (!IsAtEnd)
        {
            if (Take(words))
            {
                return true;
            }

            Advance();
        }

        return false;
    }

    /// <summary>Goes back to the beginning.</summary>
    public void Rewind(int position) => _position = position;

    public int Position => _position;
}
