package io.quizcast.quiz.formats;

import io.quizcast.quiz.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.text.StringEscapeUtils;

/** Decodes text files: UTF-8, or UTF-16 with a byte order mark. */
final class FileText {
  private FileText() {}

  /**
   * Refuses any other encoding and names the line, because a wrong guess would silently garble the
   * texts.
   */
  static String decode(byte[] file) {
    if (starts(file, 0xEF, 0xBB, 0xBF)) {
      return strict(file, 3, StandardCharsets.UTF_8);
    }
    if (starts(file, 0xFF, 0xFE)) {
      return strict(file, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(file, 0xFE, 0xFF)) {
      return strict(file, 2, StandardCharsets.UTF_16BE);
    }
    return strict(file, 0, StandardCharsets.UTF_8);
  }

  /** Replaces the line breaks of other systems with {@code \n}. */
  static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Replaces HTML entities. A text with an invalid entity is returned unchanged. */
  static String unescapeHtml(String text) {
    try {
      return StringEscapeUtils.unescapeHtml4(text);
    } catch (IllegalArgumentException noCharacter) {
      return text;
    }
  }

  private static String strict(byte[] file, int from, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(file, from, file.length - from);
    CharBuffer text = CharBuffer.allocate(file.length - from + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      long line = 1 + text.flip().chars().filter(c -> c == '\n').count();
      throw Refusal.UNPROCESSABLE.because(
          "line %d is not %s; save the file as UTF-8".formatted(line, charset.name()));
    }
    return text.flip().toString();
  }

  private static boolean starts(byte[] file, int... expected) {
    if (file.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((file[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
