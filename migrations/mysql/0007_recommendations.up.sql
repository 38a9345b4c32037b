CREATE TABLE recommendations (
    id BINARY(16) NOT NULL PRIMARY KEY,
    palette_id BINARY(16) NOT NULL,
    emotion VARCHAR(32) NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    KEY recommendations_palette_id (palette_id, id),
    CONSTRAINT recommendations_palette FOREIGN KEY (palette_id) REFERENCES palettes (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
