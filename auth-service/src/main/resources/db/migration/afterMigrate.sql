-- The tables belong to the owner alone: a role that may write all of them may only read this one.
DO $$
DECLARE
  writer name;
BEGIN
  FOR writer IN
    SELECT DISTINCT grantee FROM information_schema.role_table_grants
    WHERE table_schema = current_schema AND table_name = 'flyway_schema_history'
      AND grantee <> current_user
  LOOP
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', writer);
  END LOOP;
END
$$;
