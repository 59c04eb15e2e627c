-- Undoes V71: every stage link stops working.
DROP TABLE stage_links;
DELETE FROM flyway_schema_history WHERE version = '71';
