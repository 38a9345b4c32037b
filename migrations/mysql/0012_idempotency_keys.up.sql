CREATE TABLE idempotency_keys (
    session_id BINARY(16) NOT NULL,
    route VARCHAR(128) NOT NULL,
    key_hash BINARY(32) NOT NULL,
    state VARCHAR(16) NOT NULL,
    status INT NULL,
    location TEXT NULL,
    body LONGTEXT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (session_id, route, key_hash),
    KEY idempotency_keys_created_at (created_at),
    CONSTRAINT idempotency_keys_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
