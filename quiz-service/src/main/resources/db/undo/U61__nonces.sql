-- Takes back V61. A game that is running then cannot open its commitments and is held.
DROP TABLE question_nonces;
DELETE FROM flyway_schema_history WHERE version = '61';
