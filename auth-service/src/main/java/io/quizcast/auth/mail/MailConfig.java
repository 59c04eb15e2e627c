package io.quizcast.auth.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How mail leaves. Port, user and password of the server are Quarkus Mailer's own keys. */
@ConfigMapping(prefix = "quizcast.mail")
public interface MailConfig {

  /** The server that takes mail; not needed where a folder takes it. */
  Optional<String> host();

  /** Whom mails say they come from. */
  Optional<String> from();

  /** Mails become files here instead of being sent: for one machine without a mail server. */
  Optional<Path> folder();

  /** Where links in mails lead. */
  @WithDefault("http://localhost:8080")
  URI site();

  /** A server that takes longer is tried again later. */
  @WithDefault("10s")
  Duration timeout();
}
