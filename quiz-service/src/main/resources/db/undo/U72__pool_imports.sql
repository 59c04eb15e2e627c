-- Undoes V72: uploads can no longer be undone; their questions stay.
ALTER TABLE questions DROP COLUMN import_id;
DROP TABLE pool_imports;
DELETE FROM flyway_schema_history WHERE version = '72';
