namespace Aevum.Storage.Sqlite.Rows;

/// <summary>A consent grant as a row of <c>aevum_consent</c>: added once, revoked at most once (OR-Set).</summary>
internal static class ConsentRow
{
    /// <summary>Adds a grant; an id that is known stays as it is.</summary>
    internal static void Add(SqliteConnection connection, long sequence, ConsentGrant grant)
    {
        using var statement = connection.Prepare(
            "INSERT INTO aevum_consent (sequence, grant_id, subject_id, grantee_id, purpose, operations, classification_max, granted_at, expires_at, authorization_ref) "
            + "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE NOT EXISTS (SELECT 1 FROM aevum_consent WHERE grant_id = ?2)");
        statement.Bind(1, sequence);
        statement.Bind(2, grant.GrantId);
        statement.Bind(3, grant.SubjectId);
        statement.Bind(4, grant.GranteeId);
        statement.Bind(5, grant.Purpose);
        statement.Bind(6, (long)grant.Operations);
        statement.Bind(7, (long)grant.ClassificationMax);
        statement.Bind(8, Instant.Format(grant.GrantedAt));
        statement.Bind(9, Instant.Format(grant.ExpiresAt));
        statement.Bind(10, grant.AuthorizationRef);
        statement.Run();
    }

    internal static void Revoke(SqliteConnection connection, long sequence, string grantId)
    {
        using var statement = connection.Prepare("UPDATE aevum_consent SET revoked_by = ?1 WHERE grant_id = ?2 AND revoked_by IS NULL");
        statement.Bind(1, sequence);
        statement.Bind(2, grantId);
        statement.Run();
    }

    /// <summary>Reads one page of grants in the order in which they were added.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">The sequence after which to begin; receives the sequence of the last grant read.</param>
    /// <param name="limit">How many at most.</param>
    internal static List<StoredConsent> ReadPage(SqliteConnection connection, ref long after, int limit)
    {
        var page = new List<StoredConsent>();
        using var statement = connection.Prepare(
            "SELECT sequence, grant_id, subject_id, grantee_id, purpose, operations, classification_max, granted_at, expires_at, authorization_ref, revoked_by "
            + "FROM aevum_consent WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
        statement.Bind(1, after);
        statement.Bind(2, limit);
        while (statement.Step())
        {
            after = statement.GetInt64(0);
            page.Add(new StoredConsent(ReadGrant(statement), statement.GetTextOrNull(10) is not null));
        }

        return page;
    }

    private static ConsentGrant ReadGrant(SqliteStatement row) => new()
    {
        GrantId = row.GetText(1),
        SubjectId = row.GetText(2),
        GranteeId = row.GetText(3),
        Purpose = row.GetText(4),
        Operations = (ConsentOperations)row.GetInt32(5),
        ClassificationMax = (Classification)row.GetInt32(6),
        GrantedAt = Instant.Parse(row.GetText(7)),
        ExpiresAt = Instant.Parse(row.GetText(8)),
        AuthorizationRef = row.GetTextOrNull(9),
    };
}
