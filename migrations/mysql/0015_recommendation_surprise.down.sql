ALTER TABLE recommendations DROP COLUMN surprise;
