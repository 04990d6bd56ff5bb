using Aevum.Audit;
using Aevum.Storage.Sqlite.Rows;

namespace Aevum.Storage.Sqlite;

/// <summary>
/// The check at every opening for writing: the last events follow each other without a gap, each names the digest of the one before, and
/// the head row agrees with the last. It reads a fixed number of events; the engine's own verification covers the whole chain.
/// </summary>
internal static class TailCheck
{
    /// <summary>How many events are looked at.</summary>
    internal const int Length = 64;

    /// <summary>Checks the tail.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>The head of the chain.</returns>
    /// <exception cref="StorageUnavailableException">The tail is broken.</exception>
    internal static ChainHead Require(SqliteConnection connection, string path)
    {
        var head = HeadRow.Read(connection);
        using var statement = connection.Prepare(
            "SELECT sequence, prior_hash, digest, system_time, event_id FROM aevum_ledger ORDER BY sequence DESC LIMIT ?1");
        statement.Bind(1, Length);

        // From the head backwards: each event must be the one that the link after it names.
        var (sequence, hash) = (head.Sequence, head.Hash);
        var isFirst = true;
        while (statement.Step())
        {
            var agrees = statement.GetInt64(0) == sequence && string.Equals(CompactText.ReadHex(statement, 2), hash, StringComparison.Ordinal);
            var isHead = !isFirst || (statement.GetInt64(3) == head.SystemTime && SealedEvent.AuditIdPrefix + CompactText.ReadUuid(statement, 4) == head.AuditId);
            if (!agrees || !isHead)
            {
                throw Broken(path, statement.GetInt64(0), head);
            }

            (sequence, hash) = (sequence - 1, CompactText.ReadHex(statement, 1) ?? "");
            isFirst = false;
        }

        var reachesGenesis = head.Sequence > Length || (sequence == 0 && string.Equals(hash, ChainHead.Genesis.Hash, StringComparison.Ordinal));
        return reachesGenesis ? head : throw Broken(path, sequence, head);
    }

    private static StorageUnavailableException Broken(string path, long sequence, ChainHead head) => new(
        $"The tail of the chain in '{path}' is broken at sequence {sequence} (the head says {head.Sequence}): the file was changed or damaged. "
        + "Verify it with 'aevum verify' and restore it from a backup.");
}
