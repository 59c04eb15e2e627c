package io.quizcast.user.leaderboard;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One leaderboard: of all time, of one week or month in the time zone of Almaty, or of a series of
 * games.
 *
 * @param name {@code all}, {@code w2026-48}, {@code m2026-11} or {@code s:friday-night}
 */
public record Board(String name) {
  public static final Board ALL = new Board("all");

  /** The time zone of weeks and months. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  public static Board weekOf(Instant time) {
    ZonedDateTime there = time.atZone(ZONE);
    return new Board(
        String.format(
            Locale.ROOT,
            "w%d-%02d",
            there.get(IsoFields.WEEK_BASED_YEAR),
            there.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
  }

  public static Board monthOf(Instant time) {
    ZonedDateTime there = time.atZone(ZONE);
    return new Board(
        String.format(Locale.ROOT, "m%d-%02d", there.getYear(), there.getMonthValue()));
  }

  /** The all-time board of one series of games. */
  public static Board ofSeries(String series) {
    return new Board("s:" + series);
  }

  /** The current boards, except those of series. */
  static List<Board> current(Instant now) {
    return List.of(ALL, weekOf(now), monthOf(now));
  }

  /** The board named by a request; empty for an unknown name. */
  static Optional<Board> asked(@Nullable String period, Instant now) {
    return switch (period) {
      case null -> Optional.of(ALL);
      case "all" -> Optional.of(ALL);
      case "week" -> Optional.of(weekOf(now));
      case "month" -> Optional.of(monthOf(now));
      default -> Optional.empty();
    };
  }

  /** Whether the board expires some time after its week or month has ended. */
  boolean passes() {
    return name.startsWith("w") || name.startsWith("m");
  }

  boolean allTime() {
    return equals(ALL);
  }
}
