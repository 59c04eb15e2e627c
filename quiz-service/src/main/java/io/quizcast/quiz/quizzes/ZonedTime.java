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
 * A time as RFC 3339 text and nothing else: the library takes a number for seconds since 1970, so
 * that a client's milliseconds would be a date far away.
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
