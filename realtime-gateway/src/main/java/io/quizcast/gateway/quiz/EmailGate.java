package io.quizcast.gateway.quiz;

import io.quizcast.gateway.socket.Identity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Whether a win of this user would be paid as his address stands. quiz-service decides it at the
 * finish; a player is told at the join, while he can still do something about it.
 */
@ApplicationScoped
public class EmailGate {
  private static final String NOT_VERIFIED = "email_not_verified";

  private final Config config;

  /** The key of quiz-service, which must be told the same. */
  @ConfigMapping(prefix = "quizcast.game")
  public interface Config {
    @WithDefault("false")
    boolean emailGate();
  }

  public EmailGate(Config config) {
    this.config = config;
  }

  public @Nullable String blocks(Identity identity) {
    return config.emailGate() && !identity.admin() && !identity.emailVerified()
        ? NOT_VERIFIED
        : null;
  }
}
