package io.quizcast.gateway.socket.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quizcast.gateway.socket.protocol.ClientFrame.Answer;
import io.quizcast.gateway.socket.protocol.ClientFrame.Heartbeat;
import io.quizcast.gateway.socket.protocol.ClientFrame.Ready;
import io.quizcast.gateway.socket.protocol.ClientFrame.Resync;
import io.quizcast.gateway.socket.protocol.ClientFrame.Unusable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parses one text frame token by token, without a tree or reflection. Unknown fields are skipped; a
 * field of the wrong type makes the frame unusable (contract §2.1).
 */
public final class ClientFrameReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
          .build();

  private static final int MAX_ECHO = 256;

  /** Fields of all frame types, because {@code data} may come before {@code type}. */
  private static final class Fields {
    @Nullable String type;
    boolean broken;
    long quizId;
    long questionId;
    long option = ABSENT;
    long seq = ClientFrame.NO_SEQ;
  }

  private static final long ABSENT = Long.MIN_VALUE;

  private ClientFrameReader() {}

  public static ClientFrame read(byte[] bytes, int offset, int length) {
    Fields fields = new Fields();
    try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return notJson();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "type" -> fields.type = text(parser);
          case "data" -> readContent(parser, fields);
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        return notJson();
      }
    } catch (IOException e) {
      return notJson();
    }
    return frame(fields);
  }

  /** Null for a value that is not a string. */
  private static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private static void readContent(JsonParser parser, Fields fields) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      fields.broken = true;
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "quiz_id" -> fields.quizId = number(parser, fields, 0);
        case "question_id" -> fields.questionId = number(parser, fields, 0);
        case "selected_option" -> fields.option = number(parser, fields, Integer.MIN_VALUE + 1L);
        case "seq" -> fields.seq = number(parser, fields, ClientFrame.NO_SEQ);
        default -> parser.skipChildren();
      }
    }
  }

  private static long number(JsonParser parser, Fields fields, long min) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        && parser.getLongValue() >= min) {
      return parser.getLongValue();
    }
    fields.broken = true;
    parser.skipChildren();
    return 0;
  }

  private static ClientFrame frame(Fields fields) {
    String type = fields.type;
    if (type == null) {
      return notJson();
    }
    return switch (type) {
      case "user:ready" -> fields.broken ? broken("user:ready", true) : new Ready(fields.quizId);
      case "user:resync" ->
          fields.broken ? broken("user:resync", false) : new Resync(fields.quizId, fields.seq);
      case "user:answer" -> answer(fields);
      case "user:heartbeat" -> new Heartbeat();
      default -> new Unusable("unknown_message_type", "Unknown message type: " + echo(type), false);
    };
  }

  private static ClientFrame answer(Fields fields) {
    boolean chosen =
        fields.option == ABSENT ? fields.questionId == 0 : fields.option <= Integer.MAX_VALUE;
    if (fields.broken || !chosen) {
      return broken("user:answer", true);
    }
    return new Answer(fields.questionId, fields.option == ABSENT ? 0 : (int) fields.option);
  }

  private static Unusable notJson() {
    return new Unusable("invalid_message_format", "Invalid JSON format", true);
  }

  private static Unusable broken(String type, boolean counts) {
    return new Unusable("invalid_format", "Failed to parse " + type + " event", counts);
  }

  /**
   * Returns the text without characters that are not printable ASCII or have a special meaning in
   * HTML.
   */
  private static String echo(String type) {
    String shown = type.length() > MAX_ECHO ? type.substring(0, MAX_ECHO) : type;
    return shown.replaceAll("[^ -~]|[<>&\"'`]", "?");
  }
}
