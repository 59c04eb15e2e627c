DROP TABLE quiz_versions;
DELETE FROM flyway_schema_history WHERE version = '101';
