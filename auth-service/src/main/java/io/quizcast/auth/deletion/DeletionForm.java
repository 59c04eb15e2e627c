package io.quizcast.auth.deletion;

import io.quizcast.auth.google.GoogleForm;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Re-authentication by password or Google, and the reason for the deletion. */
public record DeletionForm(
    @Nullable @Size(max = 1024) String password,
    @Nullable String reason,
    @Nullable @Size(max = 8192) String idToken,
    @Nullable @Size(max = 2048) String code,
    @Nullable @Size(max = 512) String redirectUri,
    @Nullable @Size(max = 128) String codeVerifier,
    @Nullable @Size(max = 32) String platform) {

  static final DeletionForm EMPTY = new DeletionForm(null, null, null, null, null, null, null);

  private static final int MAX_REASON = 100;

  /** Returns the first 100 characters of the reason, or {@code user_requested} if there is none. */
  static String reasonOf(@Nullable DeletionForm form) {
    String given = form == null || form.reason() == null ? "" : form.reason();
    String clean = given.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    int length = Math.min(MAX_REASON, clean.codePointCount(0, clean.length()));
    String kept = clean.substring(0, clean.offsetByCodePoints(0, length)).strip();
    return kept.isEmpty() ? "user_requested" : kept;
  }

  GoogleForm google() {
    return new GoogleForm(idToken, code, redirectUri, codeVerifier, platform, null);
  }
}
