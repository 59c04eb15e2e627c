#!/bin/bash
# Runs once in an empty PostgreSQL: creates a database for each service, with an owner for the
# schema and an app role for the rows.
set -euo pipefail
for database in auth users quiz; do
  owner=$(cat "/run/secrets/${database}_owner")
  app=$(cat "/run/secrets/${database}_app")
  psql -v ON_ERROR_STOP=1 --username postgres -v owner="$owner" -v app="$app" <<SQL
CREATE ROLE ${database}_owner LOGIN PASSWORD :'owner';
CREATE ROLE ${database}_app LOGIN PASSWORD :'app';
CREATE DATABASE $database OWNER ${database}_owner;
REVOKE ALL ON DATABASE $database FROM PUBLIC;
GRANT CONNECT ON DATABASE $database TO ${database}_app;
\connect $database
ALTER SCHEMA public OWNER TO ${database}_owner;
GRANT USAGE ON SCHEMA public TO ${database}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ${database}_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${database}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ${database}_owner GRANT USAGE, SELECT ON SEQUENCES TO ${database}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ${database}_owner GRANT EXECUTE ON FUNCTIONS TO ${database}_app;
SQL
done
