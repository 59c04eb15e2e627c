package io.quizcast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.results.ResultsRecord;
import io.quizcast.contracts.user.UserEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares one example of each message byte for byte, because clients notice any difference on the
 * wire.
 */
class GoldenJsonTest {

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("game-commands", GameCommand.class),
        Arguments.of("game-events", GameEvent.class),
        Arguments.of("game-event-records", GameEventRecord.class),
        Arguments.of("user-events", UserEvent.class),
        Arguments.of("game-results", ResultsRecord.class));
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsAndWritesTheSameBytes(String file, Class<?> type) throws IOException {
    for (String line : lines(file)) {
      Object message = Wire.JSON.readValue(line, type);
      assertThat(Wire.JSON.writeValueAsString(message)).isEqualTo(line);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasAnExampleOfEachMessage(String file, Class<?> type) throws IOException {
    JsonSubTypes subTypes = type.getAnnotation(JsonSubTypes.class);
    if (subTypes == null) {
      return;
    }
    List<Class<?>> examples =
        lines(file).stream().<Class<?>>map(line -> read(line, type).getClass()).toList();
    List<Class<?>> named =
        Arrays.stream(subTypes.value()).<Class<?>>map(JsonSubTypes.Type::value).toList();
    assertThat(examples).containsExactlyInAnyOrderElementsOf(named);
    assertThat(named).containsExactlyInAnyOrderElementsOf(permitted(type).toList());
  }

  @Test
  void resultsOfEarlierVersionsHaveNoType() throws IOException {
    String now = lines("game-results").getFirst();
    String before = now.replace("\"type\":\"game_results\",", "");
    assertThat(before).isNotEqualTo(now);
    assertThat(read(before, ResultsRecord.class)).isEqualTo(read(now, ResultsRecord.class));
  }

  /** Compaction keeps one record per key, so facts that must all be kept need different keys. */
  @Test
  void userEventsHaveKeysPerFacet() throws IOException {
    List<String> keys =
        lines("user-events").stream()
            .map(line -> ((UserEvent) read(line, UserEvent.class)).key())
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenJsonTest::permitted)
        : Stream.of(type);
  }

  private static Object read(String line, Class<?> type) {
    try {
      return Wire.JSON.readValue(line, type);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = GoldenJsonTest.class.getResourceAsStream("/golden/" + file + ".jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
