package io.quizcast.auth.account;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Proof that it is really he, and why he leaves. */
public record DeletionForm(@Nullable @Size(max = 1024) String password, @Nullable String reason) {

  private static final int LONGEST_REASON = 100;

  /** At most 100 characters of it; {@code user_requested} where none is given. */
  static String reasonOf(@Nullable DeletionForm form) {
    String given = form == null || form.reason() == null ? "" : form.reason();
    String clean = given.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    int length = Math.min(LONGEST_REASON, clean.codePointCount(0, clean.length()));
    String kept = clean.substring(0, clean.offsetByCodePoints(0, length)).strip();
    return kept.isEmpty() ? "user_requested" : kept;
  }

  static @Nullable String passwordOf(@Nullable DeletionForm form) {
    return form == null ? null : form.password();
  }
}
