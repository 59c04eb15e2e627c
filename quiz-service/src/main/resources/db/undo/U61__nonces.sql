-- Undoes V61. A game that is running at that moment cannot reveal its commitments and is held.
DROP TABLE question_nonces;
DELETE FROM flyway_schema_history WHERE version = '61';
