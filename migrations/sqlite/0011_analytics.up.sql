CREATE TABLE analytics (
    id BLOB NOT NULL PRIMARY KEY,
    session_id BLOB NULL REFERENCES sessions (id) ON DELETE SET NULL,
    event_type TEXT NOT NULL,
    detail TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX analytics_session_id ON analytics (session_id);
CREATE INDEX analytics_created_at ON analytics (created_at, event_type);
