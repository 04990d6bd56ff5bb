using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>
/// What the events of one transaction have in common, so that it is looked up and parsed once. Lives as long as the transaction: a form that was added in one
/// that failed is not there.
/// </summary>
internal sealed class SharedTexts(SqliteConnection connection)
{
    private SealedEvent? _last;
    private long _form;
    private string? _time;
    private long? _microseconds;

    /// <summary>The row of <c>aevum_forms</c> that an event names; added when there is none.</summary>
    internal long FormOf(SealedEvent appended)
    {
        if (_last is null || !HaveOneForm(_last, appended))
        {
            _form = Find(appended) ?? Add(appended);
            _last = appended;
        }

        return _form;
    }

    /// <summary>A batch has one time.</summary>
    internal long? MicrosecondsOf(string text)
    {
        if (!string.Equals(_time, text, StringComparison.Ordinal))
        {
            _microseconds = Microseconds.Of(text);
            _time = text;
        }

        return _microseconds;
    }

    private static bool HaveOneForm(SealedEvent one, SealedEvent other) =>
        one.SigFormatVersion == other.SigFormatVersion
        && string.Equals(one.SchemaVersion, other.SchemaVersion, StringComparison.Ordinal)
        && string.Equals(one.SignerKeyId, other.SignerKeyId, StringComparison.Ordinal)
        && string.Equals(one.KeyScheme, other.KeyScheme, StringComparison.Ordinal)
        && string.Equals(one.HashAlg, other.HashAlg, StringComparison.Ordinal);

    private long? Find(SealedEvent appended)
    {
        using var statement = connection.Prepare(
            "SELECT form FROM aevum_forms WHERE signer_key_id = ?2 AND schema_version = ?1 AND key_scheme = ?3 AND sig_format_version = ?4 AND hash_alg = ?5");
        Bind(statement, appended);
        return statement.Step() ? statement.GetInt64(0) : null;
    }

    private long Add(SealedEvent appended)
    {
        using (var statement = connection.Prepare(
            "INSERT OR ROLLBACK INTO aevum_forms (form, schema_version, signer_key_id, key_scheme, sig_format_version, hash_alg) "
            + "SELECT COALESCE(MAX(form), 0) + 1, ?1, ?2, ?3, ?4, ?5 FROM aevum_forms"))
        {
            Bind(statement, appended);
            statement.Run();
        }

        return connection.ReadNumber("SELECT MAX(form) FROM aevum_forms");
    }

    private static void Bind(SqliteStatement statement, SealedEvent appended)
    {
        statement.Bind(1, appended.SchemaVersion);
        statement.Bind(2, appended.SignerKeyId);
        statement.Bind(3, appended.KeyScheme);
        statement.Bind(4, appended.SigFormatVersion);
        statement.Bind(5, appended.HashAlg);
    }
}
