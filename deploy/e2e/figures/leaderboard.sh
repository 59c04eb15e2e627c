#!/usr/bin/env bash
# Measures the leaderboard of a running user-service with a million players. Needs a running
# platform (./quizcast up). Does not delete the million players.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
port=${QUIZCAST_PORT:-8080}
home=${QUIZCAST_HOME:-$here/.quizcast}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
postgres=$(sed -n 's/^POSTGRES=//p' "$home/secrets")
sql() {
  PGPASSWORD=$(printf '%s:users_app' "$postgres" | sha256sum | cut -d' ' -f1) \
    psql -qAtX -h 127.0.0.1 -p $((port + 30)) -U users_app users "$@"
}
players=1000000
statistics='INSERT INTO player_statistics (user_id, games_played, wins_count, total_prize_won)'
sql <<SQL
INSERT INTO profiles (user_id, username, email, created_at, updated_at)
SELECT 1000000000 + g, 'player' || g, '', now(), now() FROM generate_series(0, $players - 1) g ON CONFLICT DO NOTHING;
$statistics SELECT 1000000000 + g, 100, (power(random(), 6) * 40)::int, (random() * 1e6)::bigint
FROM generate_series(0, $players - 1) g ON CONFLICT DO NOTHING;
SQL
# A hundred random players with a token, each with a different address.
run=$(date +%s)
for i in $(seq 100); do
  curl -sf --interface "127.2.0.$i" -H 'Content-Type: application/json' "http://127.0.0.1:$port/api/mobile/auth/register" -d "$(jq -n \
    --arg n "board${run}_$i" '{username: $n, email: ($n + "@swarm.example"), password: "Correct-Horse-9", first_name: "Board",
    last_name: "Player", birth_date: "1990-01-01", gender: "other", tos_accepted: true, privacy_accepted: true,
    tos_version: "1.0", privacy_version: "1.0", device_id: $n}')"
done >"$work/signed-up"
jq -r .accessToken "$work/signed-up" >"$work/tokens"
sql -c "$statistics SELECT g, 100, 1 + (random() * 39)::int, 1
  FROM unnest(ARRAY[$(jq -rs 'map(.userId | tostring) | join(",")' "$work/signed-up")]::bigint[]) g
  ON CONFLICT (user_id) DO UPDATE SET games_played = 100, wins_count = EXCLUDED.wins_count"
"$here/quizcast" restart redis >/dev/null
service=$("$here/quizcast" ps --json | jq -r '.[] | select(.name == "user-service") | .port')
until (($(curl -sf "http://127.0.0.1:$service/api/leaderboard?page_size=1" | jq -r '.total // 0') >= players)) &&
  (($(grep -c 'Leaderboards rebuilt' "$home/logs/user-service.log") > 1)); do
  sleep 0.5
done
sleep 10
grep -h 'Leaderboards rebuilt' "$home/logs/user-service.log" | tail -1
echo "rank of the first: $(curl -sf -H "Authorization: Bearer $(head -1 "$work/tokens")" "http://127.0.0.1:$service/api/leaderboard/me" |
  jq -r '.rank // "none"')"
"$JAVA_HOME/bin/java" -XX:+UseSerialGC "$here/deploy/e2e/figures/Leaderboard.java" "$service" "$players" "$work/tokens"
