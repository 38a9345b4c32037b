CREATE TABLE recommendation_paintings (
    recommendation_id BINARY(16) NOT NULL,
    position INT NOT NULL,
    painting_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    distance DOUBLE NOT NULL,
    matches LONGTEXT NOT NULL,
    PRIMARY KEY (recommendation_id, position),
    UNIQUE KEY recommendation_paintings_once (recommendation_id, painting_id),
    KEY recommendation_paintings_painting_id (painting_id),
    CONSTRAINT recommendation_paintings_recommendation FOREIGN KEY (recommendation_id) REFERENCES recommendations (id) ON DELETE CASCADE,
    CONSTRAINT recommendation_paintings_painting FOREIGN KEY (painting_id) REFERENCES paintings (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
