#!/bin/sh
# Reads the files of the secrets into the variables of the service and becomes the service, or what it is told to be.
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
  # One machine has no step before a rollout: the owner's role migrates at start.
  export QUARKUS_FLYWAY_USERNAME="${DATABASE}_owner"
  export QUARKUS_FLYWAY_PASSWORD="$(cat "/run/secrets/${DATABASE}_owner")"
fi
[ $# -eq 0 ] || exec "$@"
exec java --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 \
  -jar /work/quarkus-run.jar
