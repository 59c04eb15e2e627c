package io.quizcast.gateway;

import io.quizcast.contracts.game.EliminationReason;
import io.quizcast.gateway.socket.CloseReason;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.PlayerRefusal;
import io.quizcast.guard.GeneratedTables;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages know what the gateway says on a socket. */
class GeneratedTablesTest {

  @Test
  void thePagesKnowEveryCloseRefusalFrameAndReason() throws IOException {
    Map<String, Integer> closes = new LinkedHashMap<>();
    Arrays.stream(CloseReason.values()).forEach(one -> closes.put(name(one), one.code()));
    Map<String, List<String>> refusals = new LinkedHashMap<>();
    Arrays.stream(PlayerRefusal.values())
        .forEach(one -> refusals.put(name(one), List.of(one.code(), one.text())));
    Map<String, Object> tables = new LinkedHashMap<>();
    tables.put("closeCodes", closes);
    tables.put("playerRefusals", refusals);
    tables.put("serverFrameTypes", frameTypes());
    tables.put(
        "eliminationReasons",
        Arrays.stream(EliminationReason.values()).map(EliminationReason::wire).toList());
    GeneratedTables.assertWritten("gateway.ts", tables);
  }

  private static List<String> frameTypes() {
    return Stream.of(ServerFrame.class.getDeclaredClasses())
        .map(frame -> frame.getAnnotation(ServerFrame.Wire.class))
        .filter(Objects::nonNull)
        .map(ServerFrame.Wire::value)
        .sorted()
        .toList();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
