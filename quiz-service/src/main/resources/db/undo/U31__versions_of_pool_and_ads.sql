-- Takes back V31. Loses nothing that lives longer than an open page.
ALTER TABLE questions DROP COLUMN version;
ALTER TABLE ad_assets DROP COLUMN version;
ALTER TABLE quiz_ad_slots DROP COLUMN version;
DELETE FROM flyway_schema_history WHERE version = '31';
