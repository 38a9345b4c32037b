CREATE TABLE user_selections (
    id BLOB NOT NULL PRIMARY KEY,
    recommendation_id BLOB NOT NULL REFERENCES recommendations (id) ON DELETE CASCADE,
    first_painting TEXT NOT NULL REFERENCES paintings (id),
    second_painting TEXT NOT NULL REFERENCES paintings (id),
    third_painting TEXT NOT NULL REFERENCES paintings (id),
    narrator TEXT NOT NULL,
    character_name TEXT NOT NULL,
    emotion TEXT NOT NULL,
    intensity TEXT NOT NULL,
    note TEXT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX user_selections_recommendation_id ON user_selections (recommendation_id);
CREATE INDEX user_selections_first_painting ON user_selections (first_painting);
CREATE INDEX user_selections_second_painting ON user_selections (second_painting);
CREATE INDEX user_selections_third_painting ON user_selections (third_painting);
