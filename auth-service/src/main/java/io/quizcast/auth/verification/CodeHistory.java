package io.quizcast.auth.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the last day and what follows from them. Sending and telling the state both ask
 * here, so that "you may send" is never followed by a refusal.
 */
record CodeHistory(
    List<EmailCodeEntity> newestFirst, Duration cooldown, int mostPerDay, int attemptsPerCode) {

  /** The only one that counts. */
  Optional<EmailCodeEntity> newest() {
    return newestFirst.stream().findFirst();
  }

  /** Seconds until another code may be sent, rounded up; 0 when it may be sent now. */
  long secondsUntilNext(Instant now) {
    Instant from =
        newest().map(code -> code.createdAt.plus(cooldown)).filter(now::isBefore).orElse(now);
    if (newestFirst.size() >= mostPerDay) {
      Instant dayAfter = newestFirst.get(mostPerDay - 1).createdAt.plus(Duration.ofDays(1));
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
