ALTER TABLE palettes DROP COLUMN frame;
