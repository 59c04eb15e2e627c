package io.quizcast.user;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quizcast.guard.TokensForTests;
import io.quizcast.user.push.PushServiceForTests;
import io.quizcast.user.reminder.QuizzesForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Plays the role of the services that user-service calls: a mail server, a push service,
 * quiz-service, and auth-service with its keys and internal routes. auth-service knows every user
 * from {@link #FIRST_KNOWN}, fails for users from {@link #FIRST_BROKEN}, and refuses names that
 * contain "taken".
 */
public final class AuthForTests implements QuarkusTestResourceLifecycleManager {
  public static final long FIRST_KNOWN = 5_000_000;
  public static final long FIRST_BROKEN = 6_000_000;

  private static final String USERS = "/internal/users/";

  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private QuizzesForTests quizzes;
  private PushServiceForTests pushService;
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(USERS, this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    mail.start();
    quizzes = new QuizzesForTests();
    pushService = new PushServiceForTests();
    Map<String, String> settings = new HashMap<>(pushService.settings());
    settings.putAll(others());
    return settings;
  }

  private Map<String, String> others() {
    return Map.of(
        "quizcast.auth-url",
        TokensForTests.start().url(),
        "quarkus.rest-client.accounts.url",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "quarkus.rest-client.quizzes.url",
        quizzes.url(),
        "quizcast.mail.host",
        "127.0.0.1",
        "quizcast.mail.from",
        "quizcast@example.com",
        "quarkus.mailer.start-tls",
        "DISABLED",
        "quarkus.mailer.port",
        Integer.toString(mail.getSmtp().getPort()),
        // Rate limits are off, because tests poll faster than people click.
        "quizcast.rate-limits",
        "off");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(mail, new TestInjector.MatchesType(GreenMail.class));
    injector.injectIntoFields(pushService, new TestInjector.MatchesType(PushServiceForTests.class));
  }

  @Override
  public void stop() {
    mail.stop();
    quizzes.stop();
    pushService.stop();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().substring(USERS.length()).split("/");
    long id = Long.parseLong(path[0]);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestHeaders().getFirst("X-Internal-Token") == null
        || (id < FIRST_KNOWN && path.length == 1)) {
      send(exchange, 404, "{\"error\":\"Not found\",\"error_type\":\"not_found\"}");
    } else if (body.contains("taken")) {
      send(exchange, 409, "{\"error\":\"This name is taken\",\"error_type\":\"conflict\"}");
    } else if (id >= FIRST_BROKEN) {
      send(exchange, 500, "{}");
    } else if (path[path.length - 1].equals("data")) {
      send(
          exchange,
          200,
          """
          {"has_password": true, "legal_acceptances": [{"tos_version": "1.0"}],
           "sessions": [{"id": 7, "device_id": "android-%d"}]}
          """
              .formatted(id));
    } else {
      send(
          exchange,
          200,
          """
          {"id": %d, "username": "known%d", "email": "known%d@example.com", "profile_picture": "",
           "first_name": "Dana", "last_name": "", "gender": "", "games_played": 0,
           "total_score": 0, "highest_score": 0, "wins_count": 0, "total_prize_won": 0,
           "language": "kk", "role": "user", "profile_complete": false, "email_verified": true,
           "created_at": "2026-11-01T10:00:00Z", "updated_at": "2026-11-01T10:00:00Z"}
          """
              .formatted(id, id, id));
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
