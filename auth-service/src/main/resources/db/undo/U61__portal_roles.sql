-- Undoes V61. People with a role in the portal become players again.
ALTER TABLE accounts DROP COLUMN portal_roles;
DELETE FROM flyway_schema_history WHERE version = '61';
