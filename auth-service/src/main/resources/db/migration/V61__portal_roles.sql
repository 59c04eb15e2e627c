-- Roles in the portal beside `role`, which stays what existing clients know; an administrator needs none.
ALTER TABLE accounts ADD COLUMN portal_roles text[] NOT NULL DEFAULT '{}'
  CHECK (portal_roles <@ ARRAY['editor', 'host', 'finance', 'support']);
