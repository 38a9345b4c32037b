CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NULL UNIQUE,
    display_name TEXT NULL,
    password_hash TEXT NULL,
    role TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
