package io.quizcast.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthDatabase;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.Crowd;
import io.quizcast.auth.Crowd.Answer;
import io.quizcast.auth.Player;
import io.quizcast.auth.outbox.SentEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two clients share a refresh token after random histories. Using a spent token after the grace
 * period ends this session for both clients, and no other session.
 */
@AuthServiceTest
class ThiefTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void reuseEndsTheFamilyAndNoOtherSession(long seed) {
    Random random = new Random(seed);
    Player victim = Player.registered();
    List<Player> elsewhere = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      elsewhere.add(victim.elsewhere());
    }
    List<String> spent = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      spent.add(victim.refresh);
      victim.refresh().then().statusCode(200);
    }
    boolean thiefIsFirst = random.nextBoolean();
    if (thiefIsFirst) {
      // The thief uses the current token; the victim's next refresh reveals the theft.
      spent.add(victim.refresh);
      assertThat(asTheApp(victim.refresh).status()).isEqualTo(200);
    }
    letTheGracePass(victim);

    String again = thiefIsFirst ? spent.getLast() : spent.get(random.nextInt(spent.size()));
    Answer caught =
        random.nextBoolean()
            ? asTheApp(again)
            : Crowd.refresh(again, victim.csrfSecret, victim.csrfToken).join();

    assertThat(caught.status()).isEqualTo(401);
    assertThat(caught.body()).contains("token_invalid");
    victim.refresh().then().statusCode(401).body("error_type", equalTo("token_invalid"));
    victim.browser().get("/api/auth/sessions").then().statusCode(401);
    for (Player other : elsewhere) {
      other.browser().get("/api/auth/sessions").then().statusCode(200);
      other.refresh().then().statusCode(200);
    }
    assertThat(
            AuthDatabase.number(
                "SELECT count(*) FROM audit WHERE action = 'refresh_reused' AND subject_id = ?"
                    + " AND session_id = ? AND address_hash IS NOT NULL AND trace_id IS NOT NULL",
                victim.id,
                victim.sessionId()))
        .isEqualTo(1);
    // The event that closes the sockets of this session and of no other.
    assertThat(SentEvents.of(victim.id).stream().filter(r -> r.key().contains(":session")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.key()).isEqualTo(victim.id + ":session:" + victim.sessionId());
              assertThat(event.value()).contains("refresh_reused");
            });
  }

  private static Answer asTheApp(String token) {
    return Crowd.post(
            "/api/mobile/auth/refresh",
            "{\"refresh_token\":\"" + token + "\",\"device_id\":\"android-1\"}")
        .join();
  }

  private static void letTheGracePass(Player player) {
    AuthDatabase.update(
        "UPDATE refresh_tokens SET spent_at = spent_at - interval '31 s' WHERE session_id = ?"
            + " AND spent_at IS NOT NULL",
        player.sessionId());
  }
}
