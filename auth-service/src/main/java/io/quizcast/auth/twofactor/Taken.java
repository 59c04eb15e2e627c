package io.quizcast.auth.twofactor;

import io.quizcast.guard.RequestRefused;

/**
 * What came of a code: something was done, or the refusal to be thrown after the commit, so that a
 * wrong code stays counted.
 */
public sealed interface Taken<T> {

  /** The code was right. */
  record Done<T>(T result) implements Taken<T> {}

  /** It was not, or there were too many. */
  record Refused<T>(RequestRefused refusal) implements Taken<T> {}

  static <T> Taken<T> done(T result) {
    return new Done<>(result);
  }

  static <T> Taken<T> refused(RequestRefused refusal) {
    return new Refused<>(refusal);
  }

  /** After the commit. */
  default T orRefused() {
    return switch (this) {
      case Done<T> done -> done.result();
      case Refused<T> refused -> throw refused.refusal();
    };
  }
}
