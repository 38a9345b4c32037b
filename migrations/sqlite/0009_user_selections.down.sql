DROP TABLE user_selections;
