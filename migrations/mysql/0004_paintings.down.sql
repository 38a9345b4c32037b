DROP TABLE paintings;
