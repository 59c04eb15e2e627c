package io.quizcast.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
  @TempDir Path home;

  private record Settings(
      Optional<String> host,
      Optional<String> from,
      Optional<Path> folder,
      URI site,
      Duration timeout)
      implements MailConfig {

    static Settings of(String host, String from, Path folder) {
      return new Settings(
          Optional.ofNullable(host),
          Optional.ofNullable(from),
          Optional.ofNullable(folder),
          URI.create("http://localhost:8080"),
          Duration.ofSeconds(1));
    }
  }

  @Test
  void withAFolderEmailsAreWrittenToFilesAndNotSent() throws Exception {
    Path folder = home.resolve("mail");
    ReactiveMailer nobody =
        mails -> {
          throw new AssertionError("sent");
        };
    Vertx vertx = Vertx.vertx();
    try {
      MailDelivery delivery = new MailDelivery(nobody, vertx, Settings.of(null, null, folder));
      delivery
          .deliver(new Email("verify_email-7-1", "a@example.org", "ru", "Код", "Ваш код: 042517\n"))
          .await()
          .atMost(Duration.ofSeconds(20));
      delivery
          .deliver(new Email("verify_email-7-1", "a@example.org", "ru", "Код", "Ваш код: 042517\n"))
          .await()
          .atMost(Duration.ofSeconds(20));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    assertThat(files).hasSize(1);
    assertThat(Files.readString(files.getFirst()))
        .isEqualTo("To: a@example.org\nSubject: Код\n\nВаш код: 042517\n");
    assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
  }

  @Test
  void aMissingSettingIsReportedAtStart() {
    assertThatThrownBy(
            () -> new MailSettingsCheck(Settings.of(null, "a@b.c", null)).requireFor("x.on"))
        .hasMessage("quizcast.mail.host must be set while x.on is on");
    assertThatThrownBy(() -> new MailSettingsCheck(Settings.of("h", null, null)).requireFor("x.on"))
        .hasMessage("quizcast.mail.from must be set while x.on is on");
    assertThatCode(() -> new MailSettingsCheck(Settings.of("h", "a@b.c", null)).requireFor("x.on"))
        .doesNotThrowAnyException();
    assertThatCode(() -> new MailSettingsCheck(Settings.of(null, null, home)).requireFor("x.on"))
        .doesNotThrowAnyException();
  }

  @Test
  void aServerWithoutASenderIsRefusedAtStart() {
    assertThatThrownBy(
            () -> new MailSettingsCheck(Settings.of("h", null, null)).start(new StartupEvent()))
        .hasMessage("quizcast.mail.from must be set while quizcast.mail.host is on");
    assertThatCode(
            () -> new MailSettingsCheck(Settings.of(null, null, null)).start(new StartupEvent()))
        .doesNotThrowAnyException();
  }
}
