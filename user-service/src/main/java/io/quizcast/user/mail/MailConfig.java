package io.quizcast.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of outgoing e-mail, with the same keys as in auth-service. Without host and folder no
 * e-mail is sent.
 */
@ConfigMapping(prefix = "quizcast.mail")
public interface MailConfig {
  /** The mail server. Port, user and password are Quarkus Mailer's own settings. */
  Optional<String> host();

  /** The sender; required with a host. */
  Optional<String> from();

  /**
   * Folder that e-mails are written to instead of being sent, for a machine without a mail server.
   */
  Optional<Path> folder();

  /** Base URL of links in e-mails, without a trailing slash. */
  @WithDefault("http://localhost:8080")
  URI site();

  /** Deadline of one attempt; afterwards it counts as failed. */
  @WithDefault("10s")
  Duration timeout();
}
