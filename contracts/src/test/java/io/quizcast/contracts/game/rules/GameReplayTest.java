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
 * Replays games that were written by hand from the design and compares them byte for byte. A line
 * is {@code > append time command}, or {@code < paragraph | event} for an event that the rules must
 * decide for the command above it. The paragraph is the one of the design that requires the event,
 * and {@code #} begins a comment. {@link Recordings} can write the events anew.
 */
class GameReplayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "right-wrong-silent-late",
        "gateways-fall-silent",
        "host-steers",
        "players-removed",
        "armed-pause",
        "void-with-reason",
        "commitments",
        "packed-answers",
        "packed-joins",
        "proof"
      })
  void replaysByteForByte(String name) throws IOException {
    List<String> lines = Recordings.read("games/" + name + ".txt");
    List<String> replayed = new ArrayList<>();
    GameState state = GameState.of(7);
    Stamp now = null;
    List<String> paragraphs = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("< ")) {
        paragraphs.add(line.substring(2, line.indexOf(" | ")));
      }
    }
    int event = 0;
    for (String line : lines) {
      if (line.startsWith("< ")) {
        continue;
      }
      replayed.add(line);
      if (!line.startsWith("> ")) {
        continue;
      }
      String[] parts = line.split(" ", 3);
      long at = Long.parseLong(parts[1]);
      now = now == null ? new Stamp(at, 0) : now.next(at);
      GameCommand command = Wire.JSON.readValue(parts[2], GameCommand.class);
      for (GameEvent decided : Game.decide(state, command, now).events()) {
        String paragraph = event < paragraphs.size() ? paragraphs.get(event) : "?";
        event++;
        replayed.add("< " + paragraph + " | " + Wire.JSON.writeValueAsString(decided));
        state = Game.evolve(state, decided);
      }
    }
    Recordings.write("games/" + name + ".txt", replayed);
    assertThat(replayed).containsExactlyElementsOf(lines);
    assertThat(state.facts().seq()).isEqualTo(event);
  }
}
