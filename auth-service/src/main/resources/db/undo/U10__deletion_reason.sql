-- Undoes V10. The reasons are lost.
DROP INDEX accounts_deleted;
ALTER TABLE accounts DROP COLUMN deletion_reason;
DELETE FROM flyway_schema_history WHERE version = '10';
