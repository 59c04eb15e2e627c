#!/bin/sh
# Sets the environment variables of the service from the secret files, then executes the service or
# the given command.
set -eu
for pair in $SECRETS; do
  export "${pair#*=}=$(cat "/run/secrets/${pair%%=*}")"
done
case ${QUIZCAST_PUBLIC_URL:-} in
  https:*) export QUIZCAST_COOKIES_SECURE=true ;;
  *) export QUIZCAST_COOKIES_SECURE=false ;;
esac
if [ -n "${DATABASE:-}" ]; then
  export QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://postgres:5432/$DATABASE"
  export QUARKUS_DATASOURCE_REACTIVE_URL="postgresql://postgres:5432/$DATABASE"
  export QUARKUS_DATASOURCE_USERNAME="${DATABASE}_app"
  export QUARKUS_DATASOURCE_PASSWORD="$(cat "/run/secrets/${DATABASE}_app")"
  # On one machine there is no separate migration step, so the service itself migrates at its start,
  # with the owner's role.
  export QUARKUS_FLYWAY_USERNAME="${DATABASE}_owner"
  export QUARKUS_FLYWAY_PASSWORD="$(cat "/run/secrets/${DATABASE}_owner")"
fi
[ $# -eq 0 ] || exec "$@"
exec java --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \
  -jar /work/quarkus-run.jar
