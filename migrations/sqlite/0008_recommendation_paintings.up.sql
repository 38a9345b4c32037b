CREATE TABLE recommendation_paintings (
    recommendation_id BLOB NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    painting_id TEXT NOT NULL REFERENCES paintings (id),
    distance REAL NOT NULL,
    matches TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, position),
    UNIQUE (recommendation_id, painting_id)
) STRICT;
CREATE INDEX recommendation_paintings_painting_id ON recommendation_paintings (painting_id);
