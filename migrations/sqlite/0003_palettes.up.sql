CREATE TABLE palettes (
    id BLOB NOT NULL PRIMARY KEY,
    session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    parent_id BLOB NULL REFERENCES palettes (id) ON DELETE SET NULL,
    source TEXT NOT NULL,
    colors TEXT NOT NULL,
    image_key TEXT NULL,
    image_width INTEGER NULL,
    image_height INTEGER NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX palettes_session_id ON palettes (session_id, id);
CREATE INDEX palettes_parent_id ON palettes (parent_id);
