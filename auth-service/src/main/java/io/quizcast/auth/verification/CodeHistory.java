package io.quizcast.auth.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the last day and the limits that follow from them. Sending and the status route both
 * use it, so that sending is never refused after the status has allowed it.
 */
record CodeHistory(
    List<EmailCodeEntity> newestFirst, Duration cooldown, int maxPerDay, int attemptsPerCode) {

  /** Returns the newest code, which is the only valid one. */
  Optional<EmailCodeEntity> newest() {
    return newestFirst.stream().findFirst();
  }

  /** Returns the seconds until another code may be sent, rounded up; 0 if it may be sent now. */
  long secondsUntilNext(Instant now) {
    Instant from =
        newest().map(code -> code.createdAt.plus(cooldown)).filter(now::isBefore).orElse(now);
    if (newestFirst.size() >= maxPerDay) {
      Instant dayAfter = newestFirst.get(maxPerDay - 1).createdAt.plus(Duration.ofDays(1));
      from = dayAfter.isAfter(from) ? dayAfter : from;
    }
    return (Duration.between(now, from).toMillis() + 999) / 1000;
  }

  int attemptsLeft(Instant now) {
    return newest()
        .filter(code -> code.alive(now))
        .map(code -> code.maxAttempts - code.attempts)
        .orElse(attemptsPerCode);
  }

  @Nullable Instant expiresAt(Instant now) {
    return newest().filter(code -> code.alive(now)).map(code -> code.expiresAt).orElse(null);
  }
}
