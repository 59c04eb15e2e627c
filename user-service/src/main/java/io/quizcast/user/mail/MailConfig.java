package io.quizcast.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How e-mails are sent; the same keys as auth-service's. Without host and folder none are. */
@ConfigMapping(prefix = "quizcast.mail")
public interface MailConfig {
  /** The mail server. Port, user and password are Quarkus Mailer's own keys. */
  Optional<String> host();

  /** The sender; required with a host. */
  Optional<String> from();

  /** Folder for e-mails as files, on a machine without a mail server. */
  Optional<Path> folder();

  /** Base of links in e-mails, without a slash at the end. */
  @WithDefault("http://localhost:8080")
  URI site();

  /** An attempt that takes longer counts as failed. */
  @WithDefault("10s")
  Duration timeout();
}
