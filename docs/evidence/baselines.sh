#!/usr/bin/env bash
# baselines.sh SERVICE REVISION: compares the schema that the migrations of SERVICE made at REVISION with the one that they make now. Prints only what differs
# other than in the order of statements and of columns. Needs an empty PostgreSQL whose superuser PGHOST, PGPORT and PGUSER name, and its pg_dump.
set -euo pipefail
service=$1 revision=$2 folder=$1/src/main/resources/db/migration
scripts=$(mktemp -d)
trap 'rm -rf "$scripts"' EXIT

dump() { # NAME: applies the migrations in $scripts/NAME in a database of that name; prints a statement per paragraph, sorted, the lines of a table sorted too
  dropdb --if-exists "$1" 2>/dev/null && createdb "$1"
  for file in $(ls "$scripts/$1" | sort -V); do
    psql -q1 -v ON_ERROR_STOP=1 -d "$1" -f "$scripts/$1/$file"
  done
  pg_dump --schema-only --no-owner "$1" | grep -v '^\\' | perl -0777 -ne '
    print sort map { s/^\s+|\s+$//g; $_ = join "\n", sort map { s/,$//r } split /\n/ if /^CREATE TABLE/; "$_\n\n" } split /^--\n-- Name: .*\n--\n/m'
}

mkdir "$scripts/old" "$scripts/new"
for file in $(git ls-tree --name-only "$revision" "$folder/" | grep '/V'); do
  git show "$revision:$file" >"$scripts/old/$(basename "$file")"
done
cp "$folder"/V*.sql "$scripts/new"
diff <(dump old) <(dump new) && echo 'no difference'
