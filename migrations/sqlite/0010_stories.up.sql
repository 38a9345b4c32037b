CREATE TABLE stories (
    id BLOB NOT NULL PRIMARY KEY,
    session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    selection_id BLOB NOT NULL REFERENCES user_selections (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    writer TEXT NOT NULL,
    seed INTEGER NOT NULL,
    title TEXT NULL,
    parts TEXT NULL,
    word_count INTEGER NULL,
    failure TEXT NULL,
    worker TEXT NULL,
    lease_until TEXT NULL,
    attempts INTEGER NOT NULL,
    share_token TEXT NULL UNIQUE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (selection_id, version)
) STRICT;
CREATE INDEX stories_session_id ON stories (session_id, id);
CREATE INDEX stories_status ON stories (status, id);
CREATE INDEX stories_lease ON stories (status, lease_until);
