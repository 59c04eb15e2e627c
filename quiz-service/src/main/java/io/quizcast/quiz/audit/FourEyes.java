package io.quizcast.quiz.audit;

import io.quizcast.guard.RequestRefused;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which steps about money need a second admin; all of them, except on the local platform. */
@ConfigMapping(prefix = "quizcast.four-eyes")
public interface FourEyes {
  /** The admin who approved a payout may not pay it. */
  @WithDefault("true")
  boolean payouts();

  /** A change of the fund takes effect once another admin has confirmed it. */
  @WithDefault("true")
  boolean fundChanges();

  /** The refusal of a step that another admin has to make or confirm. */
  static RequestRefused secondAdminRequired() {
    return RequestRefused.of(
        409,
        "second_admin_required",
        "the fund changes once another admin has confirmed it: propose a fund change");
  }
}
