ALTER TABLE paintings
    ADD COLUMN palette VARBINARY(96) NULL,
    ADD COLUMN retired_at DATETIME(6) NULL,
    ADD KEY paintings_index (retired_at, id, year, palette, artist);
