using Aevum.Audit;
using Aevum.Storage.Sqlite.Rows;

namespace Aevum.Storage.Sqlite;

/// <summary>Writes one batch in one transaction. One at a time.</summary>
internal static class BatchWriter
{
    /// <summary>Writes the batch, all of it or nothing.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="expected">The head the batch continues.</param>
    /// <param name="entries">The batch.</param>
    /// <param name="newHead">The head after it.</param>
    /// <param name="ct">Cancels until the transaction is decided.</param>
    internal static void Write(SqliteConnection connection, ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct)
    {
        RequireContiguous(expected, entries, newHead);
        ct.ThrowIfCancellationRequested();

        connection.Run("BEGIN IMMEDIATE");
        try
        {
            RequireHead(HeadRow.Read(connection), expected);
            Write(connection, entries);
            HeadRow.Write(connection, newHead);
            ct.ThrowIfCancellationRequested();
            connection.Run("COMMIT");
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    /// <summary>Table by table: the pages of one are at hand then.</summary>
    private static void Write(SqliteConnection connection, IReadOnlyList<StoreEntry> entries)
    {
        var shared = new SharedTexts(connection);
        for (var i = 0; i < entries.Count; i++)
        {
            EventRow.Insert(connection, shared, entries[i].Event, entries[i].Digest.Span);
        }

        for (var i = 0; i < entries.Count; i++)
        {
            WriteEffects(connection, entries[i]);
        }
    }

    private static void WriteEffects(SqliteConnection connection, StoreEntry entry)
    {
        var sequence = entry.Event.Sequence;
        if (entry.Record is { } record)
        {
            GraphRow.Insert(connection, sequence, record);
        }

        if (entry.ConsentAdded is { } grant)
        {
            ConsentRow.Add(connection, sequence, grant);
        }

        if (entry.ConsentRevoked is { } grantId)
        {
            ConsentRow.Revoke(connection, sequence, grantId);
        }

        if (entry.Review is { } review)
        {
            ReviewRow.Write(connection, sequence, review);
        }

        if (entry.Idempotency is { } answer)
        {
            IdempotencyRow.Add(connection, sequence, answer);
        }
    }

    private static void RequireHead(ChainHead stored, ChainHead expected)
    {
        if (stored.Sequence != expected.Sequence || !string.Equals(stored.Hash, expected.Hash, StringComparison.Ordinal))
        {
            throw new ChainHeadMovedException(
                $"The chain stands at {stored.Sequence}, not at {expected.Sequence}: another writer appended first. Start the engine again to continue from there.");
        }
    }

    private static void RequireContiguous(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Event.Sequence != expected.Sequence + 1 + i)
            {
                throw new BarrierViolationException(
                    $"The batch does not continue the chain at {expected.Sequence}: sequence {entries[i].Event.Sequence} is not next. The ledger is append-only.");
            }
        }

        if (newHead.Sequence != expected.Sequence + entries.Count)
        {
            throw new BarrierViolationException($"The batch ends at {expected.Sequence + entries.Count}, but its head says {newHead.Sequence}.");
        }
    }
}
