INSERT INTO catalogue_state (id, version, updated_at) VALUES (1, 0, '1970-01-01 00:00:00');
