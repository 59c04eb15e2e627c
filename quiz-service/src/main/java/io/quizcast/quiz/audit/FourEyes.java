package io.quizcast.quiz.audit;

import io.quizcast.guard.RequestRefused;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Which decisions about money need a second admin: by default all of them, on the local platform
 * none.
 */
@ConfigMapping(prefix = "quizcast.four-eyes")
public interface FourEyes {
  /** Whether the admin who approved a payout must leave paying it to another admin. */
  @WithDefault("true")
  boolean payouts();

  /** Whether a change of a prize fund takes effect only after another admin has confirmed it. */
  @WithDefault("true")
  boolean fundChanges();

  /** Refuses a step that another admin has to make or confirm. */
  static RequestRefused secondAdminRequired() {
    return RequestRefused.of(
        409,
        "second_admin_required",
        "the fund changes once another admin has confirmed it: propose a fund change");
  }
}
