ALTER TABLE paintings
    DROP KEY paintings_index,
    DROP COLUMN palette,
    DROP COLUMN retired_at;
