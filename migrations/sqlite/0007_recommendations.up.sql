CREATE TABLE recommendations (
    id BLOB NOT NULL PRIMARY KEY,
    palette_id BLOB NOT NULL REFERENCES palettes (id) ON DELETE CASCADE,
    emotion TEXT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX recommendations_palette_id ON recommendations (palette_id, id);
