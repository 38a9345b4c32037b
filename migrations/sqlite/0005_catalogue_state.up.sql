CREATE TABLE catalogue_state (
    id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
