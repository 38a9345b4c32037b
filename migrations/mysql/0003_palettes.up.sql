CREATE TABLE palettes (
    id BINARY(16) NOT NULL PRIMARY KEY,
    session_id BINARY(16) NOT NULL,
    parent_id BINARY(16) NULL,
    source VARCHAR(16) NOT NULL,
    colors LONGTEXT NOT NULL,
    image_key VARCHAR(255) NULL,
    image_width INT NULL,
    image_height INT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    KEY palettes_session_id (session_id, id),
    KEY palettes_parent_id (parent_id),
    CONSTRAINT palettes_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT palettes_parent FOREIGN KEY (parent_id) REFERENCES palettes (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
