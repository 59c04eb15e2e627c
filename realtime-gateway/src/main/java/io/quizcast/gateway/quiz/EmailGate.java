package io.quizcast.gateway.quiz;

import io.quizcast.gateway.socket.Identity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tells players at the join that a win would not be paid because their e-mail address is not
 * verified, while they can still verify it. quiz-service decides it at the finish.
 */
@ApplicationScoped
public class EmailGate {
  private static final String NOT_VERIFIED = "email_not_verified";

  private final Config config;

  /** Shares its prefix with quiz-service, which needs the same value. */
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
