package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays recorded random games of each version of the rules. In the files a line {@code > append
 * time command} is a record of {@code game.commands}, the {@code <} lines after it are the events
 * that were stored for it, and {@code #} begins another game.
 */
class RecordedGamesTest {
  /** The partition clock was 0 at this append time. */
  private static final long FIRST_AT = 1_700_000_000_000L;

  @ParameterizedTest
  @ValueSource(ints = {1})
  void recordedGamesReplayToTheSameBytes(int version) throws IOException {
    List<String> recording = read(version);
    List<String> replayed = new ArrayList<>();
    GameState state = GameState.of(7);
    Stamp now = null;
    for (String line : recording) {
      if (line.startsWith("<")) {
        continue;
      }
      replayed.add(line);
      if (line.startsWith("#")) {
        state = GameState.of(7);
        now = null;
        continue;
      }
      String[] parts = line.split(" ", 3);
      long at = Long.parseLong(parts[1]);
      now = now == null ? new Stamp(at, at - FIRST_AT) : now.next(at);
      GameCommand command = Wire.JSON.readValue(parts[2], GameCommand.class);
      for (GameEvent event : Game.decide(state, command, now).events()) {
        replayed.add("< " + Wire.JSON.writeValueAsString(event));
        state = Game.evolve(state, event);
      }
    }
    Recordings.write(name(version), replayed);
    assertThat(replayed).containsExactlyElementsOf(recording);
  }

  @ParameterizedTest
  @ValueSource(ints = {1})
  void recordedEventsAreWrittenAsTheyWereRead(int version) throws IOException {
    for (String line : read(version)) {
      if (line.startsWith("< ")) {
        String json = line.substring(2);
        assertThat(Wire.JSON.writeValueAsString(Wire.JSON.readValue(json, GameEvent.class)))
            .isEqualTo(json);
      }
    }
  }

  /** Without these checks the two tests above would prove little. */
  @ParameterizedTest
  @ValueSource(ints = {1})
  void eachRecordingWasMadeUnderItsVersionAndHasEveryKindOfEvent(int version) throws IOException {
    List<String> lines = read(version);
    assertThat(lines)
        .filteredOn(line -> line.contains("\"type\":\"start\""))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"rules_version\":" + version + ","));
    assertThat(String.join("\n", lines))
        .contains(
            "< {\"type\":\"joined\"",
            "< {\"type\":\"players_seen\"",
            "< {\"type\":\"answers_recorded\"",
            "< {\"type\":\"window_passed\"",
            "< {\"type\":\"window_extended\"",
            "< {\"type\":\"question_voided\"",
            "< {\"type\":\"player_removed\"",
            "< {\"type\":\"players_barred\"",
            "< {\"type\":\"gateway_left\"",
            "< {\"type\":\"pause_armed\"",
            "< {\"type\":\"pause_disarmed\"",
            "< {\"type\":\"paused\"",
            "< {\"type\":\"ad_started\"",
            "< {\"type\":\"questions_exhausted\"",
            "< {\"type\":\"finished\"");
  }

  private static List<String> read(int version) throws IOException {
    return Recordings.read(name(version));
  }

  private static String name(int version) {
    return "recorded/rules-" + version + ".txt";
  }
}
