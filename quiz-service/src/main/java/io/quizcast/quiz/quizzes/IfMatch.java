package io.quizcast.quiz.quizzes;

import io.quizcast.quiz.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Optional guard against overwriting what another admin changed meanwhile. */
public final class IfMatch {
  private IfMatch() {}

  public static String tag(Quiz quiz) {
    return "\"" + quiz.version + "\"";
  }

  /** Does nothing without the header: then the last write wins. */
  public static void check(@Nullable String header, Quiz quiz) {
    if (header == null || header.isBlank() || header.strip().equals("*")) {
      return;
    }
    for (String tag : header.split(",")) {
      if (tag.strip().equals(tag(quiz))) {
        return;
      }
    }
    throw Refusal.VERSION_MISMATCH.because(
        "somebody else changed this quiz meanwhile; reload it and try again");
  }
}
