DROP TABLE recommendation_paintings;
