CREATE TABLE analytics (
    id BINARY(16) NOT NULL PRIMARY KEY,
    session_id BINARY(16) NULL,
    event_type VARCHAR(64) NOT NULL,
    detail LONGTEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    KEY analytics_session_id (session_id),
    KEY analytics_created_at (created_at, event_type),
    CONSTRAINT analytics_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
