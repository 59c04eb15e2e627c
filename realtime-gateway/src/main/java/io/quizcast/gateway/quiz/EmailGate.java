package io.quizcast.gateway.quiz;

import io.quizcast.gateway.socket.Identity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tells players when they join that a win would not be paid, because their e-mail address is not
 * verified; they then still have time to verify it. At the end of the game quiz-service decides
 * whether they are paid.
 */
@ApplicationScoped
public class EmailGate {
  private static final String NOT_VERIFIED = "email_not_verified";

  private final Config config;

  /** Uses the prefix of quiz-service's setting, because both must have the same value. */
  @ConfigMapping(prefix = "quizcast.game")
  public interface Config {
    @WithDefault("false")
    boolean emailGate();
  }

  public EmailGate(Config config) {
    this.config = config;
  }

  public @Nullable String blocks(Identity identity) {
    return config.emailGate() && identity.plays() && !identity.emailVerified()
        ? NOT_VERIFIED
        : null;
  }
}
