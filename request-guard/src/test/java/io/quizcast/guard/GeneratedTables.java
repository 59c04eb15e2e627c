package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables that pages take from a service, in {@code web/protocol/src/generated}. With {@code
 * -Dgenerated.write} the tests write them instead of comparing them: {@code ./quizcast tables}.
 */
public final class GeneratedTables {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private GeneratedTables() {}

  /** Fails if {@code file} does not hold exactly these constants, in this order. */
  public static void assertWritten(String file, Map<String, ?> constants) throws IOException {
    Path known = Path.of("../web/protocol/src/generated/" + file);
    String text =
        constants.entrySet().stream()
            .map(one -> "export const " + one.getKey() + " = " + json(one.getValue()))
            .collect(
                Collectors.joining(
                    " as const;\n\n", "// See ./quizcast tables.\n\n", " as const;\n"));
    if (Boolean.getBoolean("generated.write")) {
      Files.createDirectories(known.getParent());
      Files.writeString(known, text);
    }
    assertThat(Files.readString(known)).as("%s; ./quizcast tables", known).isEqualTo(text);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new AssertionError(unwritable);
    }
  }
}
