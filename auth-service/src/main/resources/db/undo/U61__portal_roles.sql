-- Takes back V61. Whoever had a role in the portal is a player again.
ALTER TABLE accounts DROP COLUMN portal_roles;
DELETE FROM flyway_schema_history WHERE version = '61';
