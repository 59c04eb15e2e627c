package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The OpenAPI document of a service, from which the pages generate their REST types. With {@code
 * -Dgenerated.write} the tests write the documents instead of comparing them.
 */
public final class OpenApiDocument {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private OpenApiDocument() {}

  /** Fails if {@code served} is not the document of {@code service} in {@code web/protocol}. */
  public static void assertKnownToThePages(String service, String served) throws IOException {
    Map<?, ?> document = JSON.readValue(served, Map.class);
    // The entry "servers" names the port of this run.
    document.remove("servers");
    Path known = Path.of("../web/protocol/openapi/" + service + ".json");
    String text = JSON.writeValueAsString(document) + "\n";
    if (Boolean.getBoolean("generated.write")) {
      Files.writeString(known, text);
    }
    assertThat(Files.readString(known))
        .as("%s; ./quizcast tables, then npm run types", known)
        .isEqualTo(text);
  }
}
