namespace Aevum.Storage.Sqlite.Migrations;

/// <summary>
/// The first schema. All tables keep SQLite's rowid: rows are long, and rowid tables append at the right edge, whereas a WITHOUT ROWID table
/// clusters by a random key and spills long rows (sqlite.org/withoutrowid.html). The rowid of the ledger and of what it explains is the
/// sequence, so the lookups by sequence need no index of their own. Triggers refuse what barrier 4 forbids, to any program that opens the file;
/// those on INSERT also refuse REPLACE where the program has switched recursive triggers off.
/// </summary>
internal static class Version1
{
    /// <summary>The step.</summary>
    internal static Migration Step { get; } = new(1, """
        CREATE TABLE aevum_head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sequence INTEGER NOT NULL,
            hash TEXT NOT NULL,
            system_time INTEGER NOT NULL,
            audit_id TEXT
        );

        CREATE TABLE aevum_ledger (
            sequence INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            episode_id TEXT NOT NULL,
            event_type TEXT NOT NULL,
            schema_version TEXT NOT NULL,
            valid_from TEXT NOT NULL,
            valid_to TEXT,
            system_time INTEGER NOT NULL,
            causation_id TEXT,
            correlation_id TEXT,
            actor TEXT NOT NULL,
            trace_id TEXT,
            span_id TEXT,
            payload BLOB NOT NULL,
            payload_hash TEXT NOT NULL,
            prior_hash TEXT NOT NULL,
            signature TEXT NOT NULL,
            signer_key_id TEXT NOT NULL,
            mldsa65_sig TEXT,
            mldsa65_pub TEXT,
            tsa_url TEXT,
            tsa_token TEXT,
            key_scheme TEXT NOT NULL,
            sig_format_version INTEGER NOT NULL,
            hash_alg TEXT NOT NULL,
            principal_binding TEXT,
            principal_commitment TEXT,
            principal_commitment_key_id TEXT,
            digest BLOB NOT NULL CHECK (length(digest) = 32)
        );

        CREATE TRIGGER aevum_ledger_no_update BEFORE UPDATE ON aevum_ledger
        BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: UPDATE refused'); END;
        CREATE TRIGGER aevum_ledger_no_delete BEFORE DELETE ON aevum_ledger
        BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: DELETE refused'); END;
        CREATE TRIGGER aevum_ledger_only_append BEFORE INSERT ON aevum_ledger
        WHEN NEW.sequence IS NOT (SELECT COALESCE(MAX(sequence), 0) + 1 FROM aevum_ledger)
            OR EXISTS (SELECT 1 FROM aevum_ledger WHERE event_id = NEW.event_id)
        BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: the row does not continue the chain'); END;

        CREATE TABLE aevum_graph (
            sequence INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            purpose TEXT NOT NULL,
            data BLOB NOT NULL,
            source_id TEXT NOT NULL,
            chain_of_custody TEXT NOT NULL,
            classification INTEGER NOT NULL CHECK (classification BETWEEN 0 AND 3),
            model_id TEXT
        );
        CREATE INDEX aevum_graph_by_subject ON aevum_graph (subject_id, sequence);
        CREATE TRIGGER aevum_graph_no_update BEFORE UPDATE ON aevum_graph
        BEGIN SELECT RAISE(ABORT, 'aevum_graph is written once: UPDATE refused'); END;
        CREATE TRIGGER aevum_graph_once BEFORE INSERT ON aevum_graph
        WHEN EXISTS (SELECT 1 FROM aevum_graph WHERE sequence = NEW.sequence)
        BEGIN SELECT RAISE(ABORT, 'aevum_graph is written once: REPLACE refused'); END;

        CREATE TABLE aevum_consent (
            sequence INTEGER PRIMARY KEY,
            grant_id TEXT NOT NULL UNIQUE,
            subject_id TEXT NOT NULL,
            grantee_id TEXT NOT NULL,
            purpose TEXT NOT NULL,
            operations INTEGER NOT NULL CHECK (operations BETWEEN 1 AND 15),
            classification_max INTEGER NOT NULL CHECK (classification_max BETWEEN 0 AND 3),
            granted_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            authorization_ref TEXT,
            revoked_by INTEGER
        );
        CREATE TRIGGER aevum_consent_only_revoke BEFORE UPDATE ON aevum_consent
        WHEN OLD.revoked_by IS NOT NULL OR NEW.revoked_by IS NULL
            OR NEW.sequence IS NOT OLD.sequence OR NEW.grant_id IS NOT OLD.grant_id OR NEW.subject_id IS NOT OLD.subject_id
            OR NEW.grantee_id IS NOT OLD.grantee_id OR NEW.purpose IS NOT OLD.purpose OR NEW.operations IS NOT OLD.operations
            OR NEW.classification_max IS NOT OLD.classification_max OR NEW.granted_at IS NOT OLD.granted_at
            OR NEW.expires_at IS NOT OLD.expires_at OR NEW.authorization_ref IS NOT OLD.authorization_ref
        BEGIN SELECT RAISE(ABORT, 'aevum_consent: a grant is only ever revoked, once'); END;
        CREATE TRIGGER aevum_consent_no_delete BEFORE DELETE ON aevum_consent
        BEGIN SELECT RAISE(ABORT, 'aevum_consent: a grant is never removed'); END;
        CREATE TRIGGER aevum_consent_once BEFORE INSERT ON aevum_consent
        WHEN NEW.revoked_by IS NOT NULL OR EXISTS (SELECT 1 FROM aevum_consent WHERE grant_id = NEW.grant_id OR sequence = NEW.sequence)
        BEGIN SELECT RAISE(ABORT, 'aevum_consent: a grant id is added once'); END;

        CREATE TABLE aevum_reviews (
            sequence INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            proposer TEXT NOT NULL,
            action TEXT NOT NULL,
            reason TEXT,
            details TEXT,
            deadline TEXT NOT NULL,
            episode_id TEXT,
            correlation_id TEXT,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
            decided_by TEXT
        );
        CREATE INDEX aevum_reviews_pending ON aevum_reviews (sequence) WHERE state = 0;
        CREATE TRIGGER aevum_reviews_decided_once BEFORE UPDATE ON aevum_reviews
        WHEN OLD.state <> 0 OR NEW.event_id IS NOT OLD.event_id OR NEW.sequence IS NOT OLD.sequence OR NEW.proposer IS NOT OLD.proposer
            OR NEW.action IS NOT OLD.action OR NEW.details IS NOT OLD.details OR NEW.deadline IS NOT OLD.deadline
        BEGIN SELECT RAISE(ABORT, 'aevum_reviews: a review is decided once and its proposal never changes'); END;
        CREATE TRIGGER aevum_reviews_no_delete BEFORE DELETE ON aevum_reviews
        BEGIN SELECT RAISE(ABORT, 'aevum_reviews: a review is never removed'); END;

        CREATE TABLE aevum_idempotency (
            sequence INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            request_hash TEXT NOT NULL,
            envelope BLOB NOT NULL
        );
        CREATE TRIGGER aevum_idempotency_no_update BEFORE UPDATE ON aevum_idempotency
        BEGIN SELECT RAISE(ABORT, 'aevum_idempotency: the first answer stands'); END;

        INSERT INTO aevum_head (id, sequence, hash, system_time, audit_id)
        VALUES (1, 0, '391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e', 0, NULL);
        """);
}
