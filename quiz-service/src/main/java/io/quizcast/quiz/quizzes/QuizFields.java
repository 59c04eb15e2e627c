package io.quizcast.quiz.quizzes;

import io.quizcast.guard.RequestRefused;
import io.quizcast.quiz.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the fields of a quiz. Every refusal names the field. */
public final class QuizFields {
  public static final int MIN_TITLE = 3;
  public static final int MAX_TITLE = 100;
  public static final int MAX_DESCRIPTION = 500;
  static final int MIN_REVEAL_MS = 500;
  static final int MAX_REVEAL_MS = 15_000;

  /**
   * Maximum prize fund: more than any real prize, and small enough that sums of shares cannot
   * overflow.
   */
  static final long MAX_PRIZE_FUND = 1_000_000_000_000L;

  private static final Pattern SERIES = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

  private static final String COPY = " (Копия)";

  private QuizFields() {}

  static String title(@Nullable String title) {
    String stripped = title == null ? "" : title.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length < MIN_TITLE || length > MAX_TITLE) {
      throw invalid("title must be " + MIN_TITLE + " to " + MAX_TITLE + " characters");
    }
    return text("title", stripped);
  }

  static String description(@Nullable String description) {
    String stripped = description == null ? "" : description.strip();
    if (stripped.codePointCount(0, stripped.length()) > MAX_DESCRIPTION) {
      throw invalid("description must be at most " + MAX_DESCRIPTION + " characters");
    }
    return text("description", stripped);
  }

  /**
   * Refuses NUL characters, which PostgreSQL cannot store, and unpaired surrogates, which cannot be
   * encoded.
   */
  private static String text(String field, String value) {
    boolean broken = value.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    if (broken) {
      throw invalid(field + " contains characters that cannot be stored");
    }
    return value;
  }

  /** Refuses a missing value. Runs before anything is read from the database. */
  static OffsetDateTime required(@Nullable OffsetDateTime scheduledTime) {
    if (scheduledTime == null) {
      throw invalid("scheduled_time is required, as RFC 3339 with a zone");
    }
    return scheduledTime;
  }

  static Instant scheduledTime(
      OffsetDateTime time, Instant now, Duration minLead, Duration maxLead) {
    Instant instant = time.toInstant();
    if (!instant.isAfter(now) || instant.isBefore(now.plus(minLead))) {
      throw Refusal.UNPROCESSABLE.because(
          minLead.isZero()
              ? "scheduled_time must be in the future"
              : "scheduled_time must be at least " + minLead.toSeconds() + " s ahead");
    }
    if (instant.isAfter(now.plus(maxLead))) {
      throw Refusal.UNPROCESSABLE.because("scheduled_time is too far ahead");
    }
    return instant;
  }

  public static long prizeFund(@Nullable Long prizeFund) {
    if (prizeFund == null) {
      return QuizEntity.DEFAULT_PRIZE_FUND;
    }
    if (prizeFund < 0 || prizeFund > MAX_PRIZE_FUND) {
      throw Refusal.UNPROCESSABLE.because("prize_fund must be 0 (none) to " + MAX_PRIZE_FUND);
    }
    return prizeFund;
  }

  static int revealMs(@Nullable Integer revealMs) {
    if (revealMs == null) {
      return QuizEntity.DEFAULT_REVEAL_MS;
    }
    if (revealMs < MIN_REVEAL_MS || revealMs > MAX_REVEAL_MS) {
      throw Refusal.UNPROCESSABLE.because(
          "reveal_ms must be " + MIN_REVEAL_MS + " to " + MAX_REVEAL_MS);
    }
    return revealMs;
  }

  /**
   * The name of a series, or null for none. It is part of URLs, so only URL-safe characters are
   * allowed.
   */
  static @Nullable String series(@Nullable String series) {
    if (series == null || series.isBlank()) {
      return null;
    }
    if (!SERIES.matcher(series).matches()) {
      throw Refusal.UNPROCESSABLE.because(
          "series must be 1 to 40 lower-case letters, digits and single hyphens between them");
    }
    return series;
  }

  static QuestionSource questionSource(@Nullable String mode) {
    return QuestionSource.fromWire(mode)
        .orElseThrow(
            () ->
                Refusal.UNPROCESSABLE.because("question_source_mode must be hybrid or admin_only"));
  }

  /**
   * The title of a copy. It has exactly one copy mark, however often the quiz was copied, and is
   * never too long.
   */
  static String copyTitle(String title) {
    int mark = title.lastIndexOf(" (Копия");
    String stem = mark < 0 ? title : title.substring(0, mark);
    int room = MAX_TITLE - COPY.codePointCount(0, COPY.length());
    if (stem.codePointCount(0, stem.length()) > room) {
      stem = stem.substring(0, stem.offsetByCodePoints(0, room));
    }
    return stem + COPY;
  }

  private static RequestRefused invalid(String message) {
    return Refusal.INVALID.because(message);
  }
}
