package io.quizcast.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Mailbox;
import io.quizcast.auth.Player;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class MailSenderTest {

  @Test
  void anUnreadableMailIsRetriedLaterAndDelaysNoOther() {
    Player stuck = Player.registered();
    Player other = Player.registered();
    AuthDatabase.update(
        "INSERT INTO mails (account_id, recipient, kind, language, sealed, created_at, expires_at,"
            + " not_before) VALUES (?, ?, 'verify_email', 'ru', '\\x00', now(),"
            + " now() + interval '15 min', now())",
        stuck.id,
        stuck.email);
    other.browser().post("/api/auth/verify-email/send").then().statusCode(200);

    Mailbox.await(other.email, 1);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        AuthDatabase.number(
                            "SELECT count(*) FROM mails WHERE account_id = ? AND tries = 1"
                                + " AND not_before > now() + interval '5 s'",
                            stuck.id))
                    .isEqualTo(1));
    AuthDatabase.update("DELETE FROM mails WHERE account_id = ?", stuck.id);
  }

  /** The expired e-mail is the older one, so it would be sent first. */
  @Test
  void anExpiredMailIsNeverClaimed() {
    Player late = Player.registered();
    Player other = Player.registered();
    late.browser().post("/api/auth/verify-email/send").then().statusCode(200);
    Mailbox.await(late.email, 1);
    AuthDatabase.update(
        "INSERT INTO mails (account_id, recipient, kind, language, sealed, created_at, expires_at,"
            + " not_before) VALUES (?, ?, 'verify_email', 'ru', '\\x00',"
            + " now() - interval '16 min', now() - interval '1 ms', now() - interval '16 min')",
        late.id,
        late.email);
    other.browser().post("/api/auth/verify-email/send").then().statusCode(200);
    Mailbox.await(other.email, 1);
    assertThat(Mailbox.of(late.email)).hasSize(1);
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM mails WHERE account_id = ? AND tries = 0", late.id))
        .isEqualTo(1);
    AuthDatabase.update(
        "UPDATE mails SET expires_at = now() + interval '1 min' WHERE account_id = ?", late.id);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        AuthDatabase.number(
                            "SELECT count(*) FROM mails WHERE account_id = ? AND tries = 1",
                            late.id))
                    .isEqualTo(1));
    AuthDatabase.update("DELETE FROM mails WHERE account_id = ?", late.id);
  }
}
