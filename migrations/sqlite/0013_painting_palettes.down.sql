DROP INDEX paintings_index;
ALTER TABLE paintings DROP COLUMN palette;
ALTER TABLE paintings DROP COLUMN retired_at;
