CREATE TABLE paintings (
    id TEXT NOT NULL PRIMARY KEY,
    facts TEXT NOT NULL,
    artist TEXT NOT NULL,
    year INTEGER NOT NULL,
    digest BLOB NOT NULL,
    origin TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
