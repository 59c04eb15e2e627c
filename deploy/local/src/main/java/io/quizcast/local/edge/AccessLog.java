package io.quizcast.local.edge;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Writes one line per request, up to a number of bytes a second. Further requests are counted in a
 * single line. Queries are never written, because they may contain a ticket.
 */
final class AccessLog {
  /** Enough for about 600 lines. */
  static final int MAX_BYTES_PER_SECOND = 64 << 10;

  private static final int MAX_PATH = 256;

  private final PrintStream out;
  private final Clock clock;
  private final int maxBytesPerSecond;
  private long second;
  private int bytes;
  private int omitted;

  AccessLog(PrintStream out, Clock clock, int maxBytesPerSecond) {
    this.out = out;
    this.clock = clock;
    this.maxBytesPerSecond = maxBytesPerSecond;
  }

  void watch(RoutingContext context) {
    long begun = System.nanoTime();
    HttpServerRequest request = context.request();
    context.addEndHandler(
        _ ->
            note(
                () ->
                    "%s %s %s %d %d ms"
                        .formatted(
                            request.remoteAddress() == null
                                ? "-"
                                : request.remoteAddress().hostAddress(),
                            request.method(),
                            request.path(),
                            context.response().getStatusCode(),
                            (System.nanoTime() - begun) / 1_000_000)));
    context.next();
  }

  /**
   * Writes one line with a timestamp, without control characters that a terminal would interpret.
   */
  void note(String text) {
    note(() -> text);
  }

  /** Like {@link #note(String)}, but the text of an omitted line is never computed. */
  private synchronized void note(Supplier<String> text) {
    Instant now = clock.instant();
    if (now.getEpochSecond() != second) {
      if (omitted > 0) {
        out.printf("%s %d lines left out%n", now.truncatedTo(ChronoUnit.MILLIS), omitted);
      }
      second = now.getEpochSecond();
      bytes = 0;
      omitted = 0;
    }
    if (omitted > 0) {
      omitted++;
      return;
    }
    String line = now.truncatedTo(ChronoUnit.MILLIS) + " " + printable(text.get());
    if (bytes + line.length() > maxBytesPerSecond) {
      omitted++;
      return;
    }
    bytes += line.length() + 1;
    out.println(line);
  }

  private static String printable(String text) {
    String cut = text.length() > 2 * MAX_PATH ? text.substring(0, 2 * MAX_PATH) + "…" : text;
    return cut.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
