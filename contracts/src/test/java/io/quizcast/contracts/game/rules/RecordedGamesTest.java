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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays games that were recorded under earlier versions of the rules, with the type names of that
 * time. The files are never regenerated. In them a line {@code > append time command} is a record
 * of {@code game.commands}, the {@code <} lines after it are the events that were stored for it,
 * and {@code #} begins another game.
 */
class RecordedGamesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void gamesRecordedUnderAnEarlierVersionReplayToTheSameBytes(int version) throws IOException {
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
    assertThat(replayed).containsExactlyElementsOf(recording);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void eventsOfEarlierVersionsAreWrittenAsTheyWereRead(int version) throws IOException {
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
  @ValueSource(ints = {1, 2, 3})
  void eachRecordingWasMadeUnderItsVersionAndHasEveryKindOfEvent(int version) throws IOException {
    List<String> lines = read(version);
    assertThat(lines)
        .filteredOn(line -> line.contains("\"type\":\"start\""))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"rules_version\":" + version + ","));
    String recording = String.join("\n", lines);
    assertThat(recording)
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
            "< {\"type\":\"paused\"",
            "< {\"type\":\"ad_started\"",
            "< {\"type\":\"finished\"");
  }

  @Test
  void theFirstRecordingHasTheOldNames() throws IOException {
    String heartbeatAlias = "\"type\":\"beat\"";
    assertThat(String.join("\n", read(1)))
        .contains(heartbeatAlias)
        .doesNotContain("\"type\":\"heartbeat\"");
  }

  /** Version 2 added armed pauses and commitments, and ignores packs, which version 3 takes. */
  @Test
  void theLaterRecordingsHaveWhatTheirVersionAdded() throws IOException {
    String second = String.join("\n", read(2));
    assertThat(second)
        .contains(
            "< {\"type\":\"pause_armed\"",
            "< {\"type\":\"pause_disarmed\"",
            "< {\"type\":\"questions_exhausted\"",
            "\"answers_hash\"",
            "\"back_in_play\"",
            "{\"type\":\"answers\"")
        .doesNotContain("answers_packed");
    String third = String.join("\n", read(3));
    assertThat(third).contains("< {\"type\":\"answers_packed\"", "\"pause_armed\"");
  }

  /** The partition clock was 0 at this append time. */
  private static final long FIRST_AT = 1_700_000_000_000L;

  private static List<String> read(int version) throws IOException {
    String name = "/recorded/rules-" + version + ".txt";
    try (InputStream in = RecordedGamesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
