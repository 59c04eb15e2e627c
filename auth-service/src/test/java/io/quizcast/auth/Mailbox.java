package io.quizcast.auth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the e-mails that an address received on the mail server of the tests. */
public final class Mailbox {
  public static final String IMAP_PORT = "tests.imap-port";

  private Mailbox() {}

  /** One received e-mail. */
  public record Received(String subject, String text, String messageId) {

    /** Returns the only six-digit number in the e-mail. */
    public String code() {
      return only("\\b[0-9]{6}\\b");
    }

    /** Returns the token after the {@code #} of the link. */
    public String token() {
      return only("(?<=#)[0-9a-f]{64}\\b");
    }

    private String only(String pattern) {
      List<String> found =
          Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  /** Waits for that many e-mails and returns the last one. */
  public static Received await(String email, int mails) {
    List<Received> all = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              all.clear();
              all.addAll(of(email));
              assertThat(all).hasSize(mails);
            });
    return all.getLast();
  }

  public static List<Received> of(String email) {
    Properties settings = new Properties();
    settings.put("mail.imap.port", ConfigProvider.getConfig().getValue(IMAP_PORT, String.class));
    List<Received> found = new ArrayList<>();
    try (Store store = Session.getInstance(settings).getStore("imap")) {
      store.connect("127.0.0.1", email, email);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        for (Message mail : inbox.getMessages()) {
          found.add(
              new Received(
                  mail.getSubject(),
                  mail.getContent().toString(),
                  mail.getHeader("Message-ID")[0]));
        }
      }
      return found;
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
