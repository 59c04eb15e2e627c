package io.quizcast.contracts.game.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Replays games that were recorded under the first version of the rules, with the type names of
 * that time. The file is never regenerated: a line {@code > append time command} is a record of
 * {@code game.commands}, the {@code <} lines after it are the events that were stored for it, and
 * {@code #} begins another game.
 */
class RecordedGamesTest {
  private static final String RECORDING = "/recorded/rules-1.txt";

  @Test
  void gamesRecordedUnderTheFirstVersionReplayToTheSameBytes() throws IOException {
    List<String> recording = read();
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
    assertThat(replayed).containsExactlyElementsOf(recording);
  }

  @Test
  void eventsOfTheFirstVersionAreWrittenAsTheyWereRead() throws IOException {
    for (String line : read()) {
      if (line.startsWith("< ")) {
        String json = line.substring(2);
        assertThat(Wire.JSON.writeValueAsString(Wire.JSON.readValue(json, GameEvent.class)))
            .isEqualTo(json);
      }
    }
  }

  /** Otherwise the two tests above would prove little. */
  @Test
  void theRecordingHasTheOldNamesAndEveryKindOfEvent() throws IOException {
    String recording = String.join("\n", read());

    String heartbeatAlias = "\"type\":\"beat\"";
    assertThat(recording).contains(heartbeatAlias).doesNotContain("\"type\":\"heartbeat\"");
    assertThat(recording)
        .contains(
            "< {\"type\":\"answers_recorded\"",
            "< {\"type\":\"window_passed\"",
            "< {\"type\":\"window_extended\"",
            "< {\"type\":\"question_voided\"",
            "< {\"type\":\"player_removed\"",
            "< {\"type\":\"players_barred\"",
            "< {\"type\":\"gateway_left\"",
            "< {\"type\":\"paused\"",
            "< {\"type\":\"ad_started\"",
            "< {\"type\":\"finished\"");
  }

  /** The partition clock was 0 at this append time. */
  private static final long FIRST_AT = 1_700_000_000_000L;

  private static List<String> read() throws IOException {
    try (InputStream in = RecordedGamesTest.class.getResourceAsStream(RECORDING)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
