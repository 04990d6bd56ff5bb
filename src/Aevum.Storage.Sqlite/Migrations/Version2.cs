using Aevum.Storage.Sqlite.Rows;

namespace Aevum.Storage.Sqlite.Migrations;

/// <summary>
/// Ledger and graph in fewer bytes and fewer columns (docs/decisions/0081). Ids, digests and signatures are bytes, times are numbers, and what is the same for
/// thousands of events stands once in <c>aevum_forms</c>. The columns without a type keep what they are given: a text that has no such form stays text. The guards
/// refuse what they refused before, and roll the whole transaction of the refused program back, because then SQLite keeps no second journal for each statement.
/// Two views show ids, digests and times as text to whoever opens the file.
/// </summary>
internal static class Version2
{
    private const string OldLedger = "aevum_ledger_1";

    /// <summary>The step.</summary>
    internal static Migration Step { get; } = new(2, Script, Carry);

    private const string Script = """
        DROP TRIGGER aevum_ledger_no_update;
        DROP TRIGGER aevum_ledger_no_delete;
        DROP TRIGGER aevum_ledger_only_append;
        DROP TRIGGER aevum_graph_no_update;
        DROP TRIGGER aevum_graph_once;
        DROP INDEX aevum_graph_by_subject;
        ALTER TABLE aevum_ledger RENAME TO aevum_ledger_1;
        ALTER TABLE aevum_graph RENAME TO aevum_graph_1;

        CREATE TABLE aevum_forms (
            form INTEGER PRIMARY KEY,
            schema_version TEXT NOT NULL,
            signer_key_id TEXT NOT NULL,
            key_scheme TEXT NOT NULL,
            sig_format_version INTEGER NOT NULL,
            hash_alg TEXT NOT NULL
        );
        CREATE TRIGGER aevum_forms_no_update BEFORE UPDATE ON aevum_forms
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_forms is append-only: UPDATE refused'); END;
        CREATE TRIGGER aevum_forms_no_delete BEFORE DELETE ON aevum_forms
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_forms is append-only: DELETE refused'); END;
        CREATE TRIGGER aevum_forms_once BEFORE INSERT ON aevum_forms
        WHEN NEW.form IS NOT (SELECT COALESCE(MAX(form), 0) + 1 FROM aevum_forms)
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_forms is append-only: REPLACE refused'); END;

        CREATE TABLE aevum_ledger (
            sequence INTEGER PRIMARY KEY,
            event_id NOT NULL UNIQUE,
            episode_id NOT NULL,
            event_type TEXT NOT NULL,
            valid_from NOT NULL,
            system_time INTEGER NOT NULL,
            form INTEGER NOT NULL,
            actor TEXT NOT NULL,
            causation_id,
            correlation_id TEXT,
            trace_id,
            span_id,
            payload BLOB NOT NULL,
            payload_hash NOT NULL,
            prior_hash NOT NULL,
            signature NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            valid_to,
            mldsa65_sig TEXT,
            mldsa65_pub TEXT,
            tsa_url TEXT,
            tsa_token TEXT,
            principal_binding TEXT,
            principal_commitment TEXT,
            principal_commitment_key_id TEXT
        );
        CREATE TRIGGER aevum_ledger_no_update BEFORE UPDATE ON aevum_ledger
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_ledger is append-only: UPDATE refused'); END;
        CREATE TRIGGER aevum_ledger_no_delete BEFORE DELETE ON aevum_ledger
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_ledger is append-only: DELETE refused'); END;
        CREATE TRIGGER aevum_ledger_only_append BEFORE INSERT ON aevum_ledger
        WHEN NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM aevum_ledger)
            OR EXISTS (SELECT 1 FROM aevum_ledger WHERE event_id = NEW.event_id)
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_ledger is append-only: the row does not continue the chain'); END;

        CREATE TABLE aevum_graph (
            sequence INTEGER PRIMARY KEY,
            event_id NOT NULL,
            subject_id TEXT NOT NULL,
            purpose TEXT NOT NULL,
            data BLOB NOT NULL,
            source_id TEXT NOT NULL,
            chain_of_custody TEXT NOT NULL,
            classification INTEGER NOT NULL CHECK (classification BETWEEN 0 AND 3),
            model_id TEXT
        );
        CREATE INDEX aevum_graph_by_subject ON aevum_graph (subject_id);
        CREATE TRIGGER aevum_graph_no_update BEFORE UPDATE ON aevum_graph
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_graph is written once: UPDATE refused'); END;
        CREATE TRIGGER aevum_graph_once BEFORE INSERT ON aevum_graph
        WHEN EXISTS (SELECT 1 FROM aevum_graph WHERE sequence = NEW.sequence)
        BEGIN SELECT RAISE(ROLLBACK, 'aevum_graph is written once: REPLACE refused'); END;

        CREATE VIEW aevum_events AS SELECT
            l.sequence,
            CASE WHEN typeof(l.event_id) = 'text' THEN l.event_id ELSE lower(substr(hex(l.event_id), 1, 8) || '-' || substr(hex(l.event_id), 9, 4) || '-'
                || substr(hex(l.event_id), 13, 4) || '-' || substr(hex(l.event_id), 17, 4) || '-' || substr(hex(l.event_id), 21)) END AS event_id,
            CASE WHEN typeof(l.episode_id) = 'text' THEN l.episode_id ELSE lower(substr(hex(l.episode_id), 1, 8) || '-' || substr(hex(l.episode_id), 9, 4) || '-'
                || substr(hex(l.episode_id), 13, 4) || '-' || substr(hex(l.episode_id), 17, 4) || '-' || substr(hex(l.episode_id), 21)) END AS episode_id,
            l.event_type,
            f.schema_version,
            CASE WHEN typeof(l.valid_from) = 'text' THEN l.valid_from ELSE strftime('%Y-%m-%dT%H:%M:%S', l.valid_from / 1000000, 'unixepoch')
                || printf('.%06d+00:00', l.valid_from % 1000000) END AS valid_from,
            CASE WHEN typeof(l.valid_to) <> 'integer' THEN l.valid_to ELSE strftime('%Y-%m-%dT%H:%M:%S', l.valid_to / 1000000, 'unixepoch')
                || printf('.%06d+00:00', l.valid_to % 1000000) END AS valid_to,
            l.system_time,
            CASE WHEN typeof(l.causation_id) <> 'blob' THEN l.causation_id ELSE lower('urn:aevum:audit:' || substr(hex(l.causation_id), 1, 8) || '-'
                || substr(hex(l.causation_id), 9, 4) || '-' || substr(hex(l.causation_id), 13, 4) || '-' || substr(hex(l.causation_id), 17, 4) || '-'
                || substr(hex(l.causation_id), 21)) END AS causation_id,
            l.correlation_id,
            l.actor,
            CASE WHEN typeof(l.trace_id) = 'blob' THEN lower(hex(l.trace_id)) ELSE l.trace_id END AS trace_id,
            CASE WHEN typeof(l.span_id) = 'blob' THEN lower(hex(l.span_id)) ELSE l.span_id END AS span_id,
            CAST(l.payload AS TEXT) AS payload,
            CASE WHEN typeof(l.payload_hash) = 'blob' THEN lower(hex(l.payload_hash)) ELSE l.payload_hash END AS payload_hash,
            CASE WHEN typeof(l.prior_hash) = 'blob' THEN lower(hex(l.prior_hash)) ELSE l.prior_hash END AS prior_hash,
            CASE WHEN typeof(l.signature) = 'blob' THEN lower(hex(l.signature)) ELSE l.signature END AS signature,
            f.signer_key_id,
            l.mldsa65_sig, l.mldsa65_pub, l.tsa_url, l.tsa_token,
            f.key_scheme, f.sig_format_version, f.hash_alg,
            l.principal_binding, l.principal_commitment, l.principal_commitment_key_id,
            lower(hex(l.digest)) AS digest
        FROM aevum_ledger l LEFT JOIN aevum_forms f ON f.form = l.form;

        CREATE VIEW aevum_data AS SELECT
            sequence,
            CASE WHEN typeof(event_id) = 'text' THEN event_id ELSE lower(substr(hex(event_id), 1, 8) || '-' || substr(hex(event_id), 9, 4) || '-'
                || substr(hex(event_id), 13, 4) || '-' || substr(hex(event_id), 17, 4) || '-' || substr(hex(event_id), 21)) END AS event_id,
            subject_id, purpose, CAST(data AS TEXT) AS data, source_id, chain_of_custody, classification, model_id
        FROM aevum_graph;
        """;

    /// <summary>Every event and every record of version 1, one after the other; the guards of version 2 watch. What is dropped is overwritten (secure_delete).</summary>
    private static void Carry(SqliteConnection connection)
    {
        var shared = new SharedTexts(connection);
        using (var events = connection.Prepare($"SELECT {EventRow.Version1Columns}, l.digest FROM {OldLedger} l ORDER BY l.sequence"))
        {
            while (events.Step())
            {
                EventRow.Insert(connection, shared, EventRow.Read(events), events.GetBytes(EventRow.ColumnCount));
            }
        }

        using (var records = connection.Prepare($"SELECT {GraphRow.Columns}, g.sequence FROM aevum_graph_1 g ORDER BY g.sequence"))
        {
            while (records.Step())
            {
                GraphRow.Insert(connection, records.GetInt64(GraphRow.ColumnCount), GraphRow.Read(records));
            }
        }

        connection.Execute($"DROP TABLE {OldLedger}; DROP TABLE aevum_graph_1");
    }
}
