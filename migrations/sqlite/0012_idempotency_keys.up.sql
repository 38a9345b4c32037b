CREATE TABLE idempotency_keys (
    session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    route TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    state TEXT NOT NULL,
    status INTEGER NULL,
    location TEXT NULL,
    body TEXT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (session_id, route, key_hash)
) STRICT;
CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at);
