package io.quizcast.auth.twofactor;

import io.quizcast.guard.RequestRefused;

/**
 * The result of checking a code. A refusal is thrown only after the commit, so that the wrong code
 * is counted.
 */
public sealed interface CodeResult<T> {

  /** The code was right and the work is done. */
  record Done<T>(T result) implements CodeResult<T> {}

  /** The code was wrong, or too many codes were tried. */
  record Refused<T>(RequestRefused refusal) implements CodeResult<T> {}

  static <T> CodeResult<T> done(T result) {
    return new Done<>(result);
  }

  static <T> CodeResult<T> refused(RequestRefused refusal) {
    return new Refused<>(refusal);
  }

  /** Returns the result or throws the refusal. Must be called after the commit. */
  default T orRefused() {
    return switch (this) {
      case Done<T> done -> done.result();
      case Refused<T> refused -> throw refused.refusal();
    };
  }
}
