package io.quizcast.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How mail leaves; the same keys as auth-service's. Without host and folder there is none. */
@ConfigMapping(prefix = "quizcast.mail")
public interface MailConfig {
  /** The server that takes mail; its port, user and password are Quarkus Mailer's own keys. */
  Optional<String> host();

  /** Whom mails say they come from; needed with a host. */
  Optional<String> from();

  /** Mails become files here: for one machine without a mail server. */
  Optional<Path> folder();

  /** Where links in mails lead, without a slash at the end. */
  @WithDefault("http://localhost:8080")
  URI site();

  /** A server that takes longer is tried again later. */
  @WithDefault("10s")
  Duration timeout();
}
