package io.quizcast.quiz.quizzes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time that must be an RFC 3339 text. Jackson would also accept a number as seconds since
 * 1970, so a client's milliseconds would become a date in the far future.
 */
final class ZonedTime extends StdDeserializer<OffsetDateTime> {
  private static final long serialVersionUID = 1L;

  ZonedTime() {
    super(OffsetDateTime.class);
  }

  @Override
  public @Nullable OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
    }
    String text = parser.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      return (OffsetDateTime)
          context.handleWeirdStringValue(OffsetDateTime.class, text, "not RFC 3339 with a zone");
    }
  }
}
