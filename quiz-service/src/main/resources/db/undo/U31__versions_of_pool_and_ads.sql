-- Undoes V31. Only the versions that open pages compare are lost.
ALTER TABLE questions DROP COLUMN version;
ALTER TABLE ad_assets DROP COLUMN version;
ALTER TABLE quiz_ad_slots DROP COLUMN version;
DELETE FROM flyway_schema_history WHERE version = '31';
