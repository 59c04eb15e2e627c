#!/usr/bin/env bash
# Breaks one rule of the game protocol after another in the sources and reports whether the test of
# that rule fails. Works on a copy and prints a table. Usage: deploy/e2e/mutations.sh [NAME...]
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
(cd "$repository" && tar -c --exclude=target --exclude=node_modules --exclude=.git --exclude=.quizcast --exclude=web .) |
  tar -x -C "$copy"

rules=contracts/src/main/java/io/quizcast/contracts/game/rules
contracts=contracts/src/main/java/io/quizcast/contracts/game
runner=quiz-service/src/main/java/io/quizcast/quiz/game
room=realtime-gateway/src/main/java/io/quizcast/gateway/room

# name | files | what is changed (perl) | module | test
mutations=$(cat <<TABLE
the last answer counts|$rules/InQuestion.java|s/\n +&& !facts\.openSheet\(\)\.has\(seat\)//|contracts|ProtocolTest
judged before the close|$rules/InQuestion.java|s/case ClockCommand c -> clock\(state, c, now\);/case GameCommand.Judge _ -> Decision.of(closed(state.facts(), state.window(), now));\n      case ClockCommand c -> clock(state, c, now);/|contracts|ProtocolTest
closed before the window ends|$rules/InQuestion.java|s/if \(!Timetable\.isDue\(state, command\.version\(\), now\)\) \{\n      return Decision\.NOTHING;\n    \}\n    Window window/Window window/|contracts|ProtocolTest
an outage ages everybody|$rules/clock/Stamp.java|s/Math\.clamp\(appendedAt - at, 0, MAX_STEP_MS\)/(appendedAt - at)/|contracts|ProtocolTest
silent gateways are waited for for ever|$rules/GameFacts.java|s/if \(clock - entry\.getValue\(\)\.clock\(\) < settings\(\)\.gatewaySilenceMs\(\)\)/if (clock >= 0)/|contracts|GameReplayTest
answers are taken behind window_over|$rules/InQuestion.java|s/\n +&& !state\.window\(\)\.passed\(\)\.contains\(c\.gateway\(\)\)//|contracts|ProtocolTest
fencing off|quiz-service/src/main/resources/db/migration/V1__quizzes_and_games.sql $runner/runner/PartitionRepository.java|s/ AND epoch = p_epoch AND owner = p_owner( AND next_offset = p_from)?//g; s/AND owner = \? AND epoch = \?/AND (owner = ? OR true) AND (epoch = ? OR true)/g|quiz-service|OwnerLostTest#anOwnerThatLostItsLeaseCanOnlyRepeatPublishedEvents
a new owner republishes nothing|$runner/runner/PartitionRunner.java|s/publisher\.publish\(unpublished, Map\.of\(\)\);//|quiz-service|OwnerLostTest#aNewOwnerRepublishesEveryRunAfterThePublishedRow
seals are not checked|$runner/engine/PartitionGames.java|s/if \(!gate\.admits\(record, command\)\)/if (record.offset() < 0)/|quiz-service|RowsAndRecordsTest#aForgedJudgeIsDroppedAndCounted
seq check off|$room/../stream/RoomFold.java|s/run\.firstSeq\(\) > state\.facts\(\)\.seq\(\) \+ 1/run.firstSeq() < 0/|realtime-gateway|RoomFoldTest
acknowledged whatever the heartbeats say|$room/OpenQuestion.java|s/return wasAwaited\n        && /return /|realtime-gateway|OpenQuestionTest
acknowledged up to the hard close|$room/OpenQuestion.java|s/appendedAt < hardClose - second/appendedAt < hardClose/|realtime-gateway|OpenQuestionTest
window_over ahead of answers|$room/OpenQuestion.java|s/closing && !overPut && unconfirmed == 0 && held\.isEmpty\(\)/closing && !overPut/|realtime-gateway|OpenQuestionTest
t0 is reset|$room/LoopQuestion.java|s/if \(openedAt == NOT_OPEN\) \{\n      openedAt = nanos;/if (nanos != NOT_OPEN) {\n      openedAt = nanos;/|realtime-gateway|LoopQuestionTest
answers go out before a heartbeat lists the room|$room/RoomAnswers.java|s/if \(room\.isListed\(\)\) \{/if (room.isKnown()) {/|realtime-gateway|WindowTest#anAnswerIsHeldUntilAHeartbeatThatListsTheRoomIsConfirmed
an answer is dropped inside a pack|$contracts/AnswerColumns.java|s/int index = 0; index < size\(\)/int index = size() \/ 2; index < size()/|contracts|PackedAnswersTest
a seat counts twice in a pack|$rules/InQuestion.java|s/c\.answers\(\)\.withoutRepeats\(\)/c.answers()/|contracts|PackedAnswersTest
a pack counts behind window_over|$rules/InQuestion.java|s/if \(!isAsked .. window\.passed\(\)\.contains\(c\.gateway\(\)\)\)/if (!isAsked)/|contracts|PackedAnswersTest
a pack that is put twice counts twice|$rules/InQuestion.java|s/players\.isIn\(seat\) && !sheet\.has\(seat\)/players.isIn(seat)/|contracts|PackedAnswersTest
a seat that does not exist counts|$rules/InQuestion.java|s/seat < players\.size\(\) && //|contracts|PackedAnswersTest
a join is dropped inside a pack|$contracts/IdColumn.java|s/for \(long id : ids\) \{\n      action/for (long id : java.util.Arrays.copyOf(ids, (ids.length + 1) \/ 2)) {\n      action/|contracts|PackedJoinsTest
a user of a pack gets two seats|$rules/Attendance.java|s/Set<Long> newcomers\(/List<Long> newcomers(/; s/Set<Long> users = new LinkedHashSet<>\(\)/List<Long> users = new ArrayList<>()/; s/Set<Long> users = newcomers/List<Long> users = newcomers/|contracts|PackedJoinsTest
a pack of joins counts behind the close of registration|$rules/InQuestion.java|s/case GameCommand\.Joins c -> Attendance\.tooLate\(state\.facts\(\), c\);/case GameCommand.Joins c -> Attendance.join(state.facts(), c, now);/|contracts|PackedJoinsTest
a pack of joins that is put twice seats its players twice|$rules/Attendance.java|s/if \(facts\.players\(\)\.seatOf\(user\) == Players\.NO_SEAT\)(?= \{\n +users\.add)/if (facts.quizId() > 0)/|contracts|PackedJoinsTest
window_over ahead of gathered answers|$room/AnswerSender.java|s/    asked\.sent\(\);\n//; s/      columns\.add/      asked.sent();\n      columns.add/|realtime-gateway|AnswerSenderTest
a second record is sent while one is unconfirmed|$room/../command/PackSender.java|s/inFlight == 0 && //|realtime-gateway|PackSenderTest,AnswerSenderTest
a pack does not wait|$room/../command/PackSender.java|s/ && !waits//|realtime-gateway|AnswerSenderTest
a move is not recorded|$rules/InQuestion.java|s/: Attendance\.moved\(state\.facts\(\), c\);/: Decision.NOTHING;/|contracts|MovedPlayersTest
a move from a gateway that is given up is not listed|$rules/Verdict.java|s/\n +.. \(sheet\.hasMoved\(seat\) && !silent\.isEmpty\(\)\)//|contracts|MovedPlayersTest
a move to an earlier gateway is not listed|$rules/Evolution.java|s/facts\.openSheet\(\)\.movesWereLate\(\);//|contracts|MovedPlayersTest
a move to a gateway that ended its window is not listed|$rules/Verdict.java|s/\n +.. sheet\.hasMovedLate\(seat\)//|contracts|MovedPlayersTest
a player whose gateway left is not listed|$rules/Verdict.java|s/\n +.. sheet\.hasLostGateway\(seat\)//|contracts|MovedPlayersTest
a player who came back from a gateway that left is listed|$rules/AnswerSheet.java|s/ +left\.clear\(seat\);\n//|contracts|MovedPlayersTest
a gateway that left behind its window lists its players|$rules/Evolution.java|s/ && !open\.window\(\)\.passed\(\)\.contains\(e\.gateway\(\)\)//|contracts|MovedPlayersTest
an arrival is not reported|$room/Rooms.java|s/      entrance\.arrived\(room, known\.member\);\n//|realtime-gateway|WindowTest#aPlayerWhoComesFromAnotherGatewayIsReportedWhileAQuestionIsOpen
results are not continued by a new owner|$runner/runner/PartitionRunner.java|s/context\.results\(\)\.catchUp\(partition\(\)\);//|quiz-service|ResultsInChunksTest
TABLE
)

echo '| broken on purpose | test | noticed |'
echo '|---|---|---|'
survived=0
while IFS='|' read -r name files change module test; do
  if (($#)) && [[ ! " $* " == *" $name "* ]]; then continue; fi
  read -ra touched <<<"$files"
  changed=0
  for file in "${touched[@]}"; do
    perl -0pi -e "$change" "$copy/$file"
    cmp -s "$copy/$file" "$repository/$file" || changed=$((changed + 1))
  done
  if ((changed < ${#touched[@]})); then
    verdict='NOTHING WAS CHANGED'
    survived=1
  elif (cd "$copy" && mvn -o -q -B -pl "$module" -am test -Dtest="$test" \
    -Dsurefire.failIfNoSpecifiedTests=false) >"$copy/log" 2>&1 </dev/null; then
    verdict='NO'
    survived=1
  elif grep -q 'COMPILATION ERROR' "$copy/log"; then
    verdict='DOES NOT COMPILE'
    survived=1
  else
    verdict="yes: $(grep -oE 'Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+' "$copy/log" | tail -1)"
  fi
  echo "| $name | \`$test\` | $verdict |"
  for file in "${touched[@]}"; do cp "$repository/$file" "$copy/$file"; done
done <<<"$mutations"
exit $survived
