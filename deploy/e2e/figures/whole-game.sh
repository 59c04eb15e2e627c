#!/usr/bin/env bash
# Measures a whole game: whole-game.sh BOTS. It has ten adaptive questions from the pool and an ad
# after the third; a fifth of the players do not answer the fourth question. Needs a running
# platform (./quizcast up) and built modules. Prints the figures. Bots connect to the gateways
# directly, because the edge needs two file descriptors per socket and may open only 20 000.
set -euo pipefail
bots=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
port=${QUIZCAST_PORT:-8080}
home=${QUIZCAST_HOME:-$here/.quizcast}
base=http://127.0.0.1:$port
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
secret() { sed -n "s/^$1=//p" "$home/secrets"; }
admin_password=${QUIZCAST_ADMIN_PASSWORD:-$(secret QUIZCAST_ADMIN_PASSWORD)}

csrf=$(curl -sf -c "$work/cookies" -H 'Content-Type: application/json' "$base/api/auth/login" \
  -d "$(jq -n --arg p "$admin_password" '{email:"admin@quizcast.local",password:$p}')" | jq -r .csrfToken)
call() { curl -sf -b "$work/cookies" -H "X-CSRF-Token: $csrf" "$@"; }
json() { call -H 'Content-Type: application/json' "$@"; }

# Fills the pool with additions, ten of each difficulty. The answer key also contains older
# questions of the pool.
jq -n --arg run "$(date +%s%N)" '{questions: [range(50) as $n | {
  text: "\($run): \($n) + 7 = ?", options: ["\($n+7)","\($n+8)","\($n+9)","\($n+10)"],
  correct_option: 0, difficulty: (1 + $n % 5), time_limit_sec: 5, point_value: 1}]}' >"$work/pool.json"
json "$base/api/admin/question-pool" -d @"$work/pool.json" >/dev/null
call "$base/api/admin/question-pool/export?format=json" |
  jq '{questions: [.questions[] | .texts.ru + {correct_option}]}' >"$work/key.json"
base64 -d >"$work/ad.png" <<<'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
ad=$(call "$base/api/admin/ads" -F file=@"$work/ad.png;type=image/png" -F title=Ad -F media_type=image -F duration_sec=5 | jq .id)
# The seconds that signing in all bots and opening their sockets take.
lead=${QUIZCAST_LEAD:-$((30 + bots / 80))}
start=$(date -u -d "+$lead seconds" +%Y-%m-%dT%H:%M:%SZ)
quiz=$(json "$base/api/quizzes" -d "$(jq -n --arg t "$start" '{title:"Whole game",scheduled_time:$t,
  prize_fund:1000000,question_source_mode:"hybrid",allow_easier:true}')" | jq .id)
json "$base/api/quizzes/$quiz/ad-slots" -d "{\"question_after\":3,\"ad_asset_id\":$ad,\"is_active\":true}" >/dev/null

database_password=$(printf '%s:quiz_app' "$(secret POSTGRES)" | sha256sum | cut -d' ' -f1)
sql() {
  PGPASSWORD=$database_password psql -qAtX -h 127.0.0.1 -p $((port + 30)) -U quiz_app quiz "$@"
}
calls() {
  sql -c "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
          WHERE d.datname = 'quiz' AND query NOT LIKE '%pg_stat_statements%'"
}
gateways=$("$here/quizcast" ps --json |
  jq -r '[.[] | select(.name | startswith("realtime-gateway")) | "ws://127.0.0.1:\(.port)"] | join(",")')
"$here/quizcast" swarm play --ws "$gateways" --quiz "$quiz" --key "$work/key.json" --bots "$bots" \
  --mix silent=20 --trouble-at 4 --delay 0.3-3.5 --loops 1 >"$work/report" 2>&1 &
crowd=$!
# Polls until the condition holds. Gives up when the bots have left or the platform has stopped.
await() {
  local query=$1 pause=$2
  while [[ $(sql -c "$query") != t ]]; do
    kill -0 "$crowd" 2>/dev/null || { cat "$work/report"; echo 'the crowd left before' >&2; exit 1; }
    sleep "$pause"
  done
}
# Measures from the last second before the start to the end, when all joins are done and only the
# game runs. Polls only shortly before that, because each psql call costs as much CPU time as a
# sign-in.
timeout $((lead > 10 ? lead - 10 : 1)) tail --pid="$crowd" -f /dev/null || true
await "SELECT now() > scheduled_time - interval '1 s' FROM quizzes WHERE id=$quiz" 0.2
before=$(calls); begun=$(date +%s.%N)
await "SELECT status = 'completed' FROM quizzes WHERE id=$quiz" 1
after=$(calls); ended=$(date +%s.%N)
wait "$crowd" || true
cat "$work/report"
printf 'calls to PostgreSQL by the game, %s players: %d in %.1f s\n' "$bots" $((after - before)) \
  "$(echo "$ended - $begun" | bc)"
"$JAVA_HOME/bin/java" -cp "$here/quiz-service/target/quarkus-app/lib/main/*:$here/quiz-service/target/quarkus-app/lib/boot/*" \
  "$here/deploy/e2e/figures/WholeGame.java" "$home/run/kafka-operator.properties" "$quiz" 2>/dev/null
