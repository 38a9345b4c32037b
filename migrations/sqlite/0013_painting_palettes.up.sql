ALTER TABLE paintings ADD COLUMN palette BLOB NULL;
ALTER TABLE paintings ADD COLUMN retired_at TEXT NULL;
CREATE INDEX paintings_index ON paintings (retired_at, id, year, palette, artist);
