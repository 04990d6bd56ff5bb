namespace Aevum.Storage.Sqlite;

/// <summary>SQLite refused a call. Never leaves the store: <see cref="SqliteFault"/> turns it into what the caller can act on.</summary>
internal sealed class SqliteException : Exception
{
    internal SqliteException(int code, string message)
        : base($"SQLite error {code}: {message}") => Code = code;

    /// <summary>The extended result code, for example 1811 for a trigger that refused.</summary>
    internal int Code { get; }

    /// <summary>The primary result code, the low eight bits.</summary>
    internal int PrimaryCode => Code & 0xFF;
}
