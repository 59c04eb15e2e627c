package io.quizcast.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of outgoing e-mail. Without host and folder none is sent. The port, user and password of
 * the server are settings of Quarkus Mailer.
 */
@ConfigMapping(prefix = "quizcast.mail")
public interface MailConfig {

  /** The mail server; not needed if a folder is set. */
  Optional<String> host();

  /** The sender address. */
  Optional<String> from();

  /**
   * Folder to which e-mails are written instead of being sent, for a machine without a mail server.
   */
  Optional<Path> folder();

  /** Base URL of links in e-mails. */
  @WithDefault("http://localhost:8080")
  URI site();

  /** Time limit of one delivery. After that it is retried later. */
  @WithDefault("10s")
  Duration timeout();
}
