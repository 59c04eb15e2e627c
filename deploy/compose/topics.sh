#!/bin/bash
# Creates the topics of TopicLayout and updates the settings of existing ones. A test compares both
# lists.
set -euo pipefail
kafka=/opt/kafka/bin
client=(--bootstrap-server "${KAFKA_BOOTSTRAP_SERVERS:-kafka:9092}")
[[ -z ${KAFKA_COMMAND_CONFIG:-} ]] || client+=(--command-config "$KAFKA_COMMAND_CONFIG")
topic() {
  local name=$1 partitions=$2 settings=()
  # A larger installation has more partitions. A dead letter queue has only one, to keep its order.
  [[ $partitions == 1 ]] || partitions=${PARTITIONS:-$partitions}
  shift 2
  for setting; do settings+=(--config "$setting"); done
  "$kafka/kafka-topics.sh" "${client[@]}" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "${REPLICATION:-1}" "${settings[@]}"
  "$kafka/kafka-configs.sh" "${client[@]}" --alter --topic "$name" \
    --add-config "$(IFS=,; echo "$*")"
}
topic game.commands 4 message.timestamp.type=LogAppendTime retention.ms=604800000 segment.ms=21600000
topic game.events 4 message.timestamp.type=LogAppendTime retention.ms=21600000 segment.ms=3600000
topic game.snapshots 4 message.timestamp.type=LogAppendTime cleanup.policy=compact max.message.bytes=17825792 segment.ms=3600000 min.cleanable.dirty.ratio=0.2
topic game.results 4 retention.ms=2592000000
topic user.events 4 cleanup.policy=compact segment.ms=21600000 max.compaction.lag.ms=86400000 delete.retention.ms=604800000
topic user.events.dead.auth 1 retention.ms=2592000000
topic user.events.dead.user 1 retention.ms=2592000000
topic user.events.dead.quiz 1 retention.ms=2592000000
topic user.events.dead.gateway 1 retention.ms=2592000000
topic game.results.dead.user 1 retention.ms=2592000000
