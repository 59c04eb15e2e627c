package io.quizcast.auth.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quizcast.auth.AuthServiceTest;
import io.quizcast.auth.GoogleAccount;
import io.quizcast.auth.Mailbox;
import io.quizcast.auth.Player;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/**
 * Plants recognisable secrets, provokes successful and failing answers, and searches logs and
 * traces for the secrets.
 */
@AuthServiceTest
class CanaryTest {
  private static final Queue<String> SPANS = new ConcurrentLinkedQueue<>();

  /** Keeps the spans that would be exported. */
  @Singleton
  static class SpanKeeper implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      SPANS.add(span.toSpanData().toString());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  /** Keeps all log lines, formatted as they would be written. */
  private static final class LogKeeper extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %s %X %e");

    @Override
    public void publish(LogRecord entry) {
      // The mail server of the tests runs in this process and logs the mailboxes that it opens.
      if (entry.getLoggerName() != null && entry.getLoggerName().startsWith("com.icegreen")) return;
      lines.add(formatter.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void noSecretIsInLogsOrTraces() {
    LogKeeper log = new LogKeeper();
    Logger root = Logger.getLogger("");
    root.addHandler(log);
    SPANS.clear();
    List<String> canaries;
    try {
      canaries = fly();
    } finally {
      root.removeHandler(log);
    }
    assertThat(SPANS).isNotEmpty();
    for (String canary : canaries) {
      assertThat(log.lines).noneMatch(line -> line.contains(canary));
      assertThat(SPANS).noneMatch(span -> span.contains(canary));
    }
  }

  private static List<String> fly() {
    Map<String, Object> form = Player.form();
    String password = "canary-password-9d41";
    String wrong = "canary-wrong-password-77c2";
    form.put("password", password);
    Player player = Player.registered(form);
    given().contentType("application/json").body(form).post("/api/auth/register");
    player.login(wrong);
    player.login(password);
    String ticket =
        player.browser().body("{}").post("/api/auth/ws-ticket").jsonPath().getString("data.ticket");
    String spent = player.refresh;
    player.refresh();
    player.refreshWith(spent + "x");
    given().header("Authorization", "Bearer " + player.access + "x").get("/api/auth/sessions");
    given().header("Authorization", "Bearer " + ticket).get("/api/auth/sessions");
    given()
        .contentType("application/json")
        .body("{\"email\":\"" + player.email + "\",\"password\":[\"" + password + "\"]}")
        .post("/api/auth/login");
    given()
        .contentType("application/json")
        .body("{\"email\":\"" + player.email + "\",\"password\":\"" + password)
        .post("/api/auth/login");
    player
        .browser()
        .body(Map.of("old_password", wrong, "new_password", password))
        .post("/api/auth/change-password");
    String totp =
        player
            .browser()
            .body(Map.of("password", password))
            .post("/api/auth/two-factor/enrol")
            .jsonPath()
            .getString("secret");
    String google = new GoogleAccount(player.email).idToken();
    GoogleAccount.exchange("/api/auth/google/exchange", Map.of("id_token", google));
    given()
        .contentType("application/json")
        .body(Map.of("email", player.email))
        .post("/api/auth/forgot-password");
    String reset = Mailbox.await(player.email, 1).token();
    given()
        .contentType("application/json")
        .body(Map.of("token", reset, "new_password", wrong))
        .post("/api/auth/reset-password");
    return List.of(
        totp,
        google,
        reset,
        password,
        wrong,
        player.email,
        ticket,
        spent,
        player.refresh,
        player.access,
        player.csrfSecret,
        player.csrfToken);
  }
}
