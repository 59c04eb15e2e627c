package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.GameSocket;
import io.quizcast.e2e.contract.client.Multipart;
import io.quizcast.e2e.contract.client.Outside;
import io.quizcast.e2e.contract.client.Quizzes;
import io.quizcast.e2e.contract.client.Shapes;
import io.quizcast.e2e.platform.HeldTable;
import io.quizcast.e2e.platform.Remains;
import io.quizcast.e2e.platform.RunningPlatform;
import io.quizcast.e2e.platform.RunningPlatform.Member;
import io.quizcast.e2e.platform.Signals;
import io.quizcast.e2e.platform.TestedPlatform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A user who has used every feature deletes their account, and each service is killed in the middle
 * of its part of the deletion. Afterwards no stored data identifies the user.
 */
@Isolated
class AccountDeletionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private final RunningPlatform platform;
  private final String mark = Long.toString(System.nanoTime(), 36);
  private final String name = "leaver" + mark;
  private final String laterName = "renamed" + mark;
  private final String email = name + "@example.org";
  private final Browser browser = new Browser(Outside.http());
  private long id;

  AccountDeletionTest() throws Exception {
    platform = TestedPlatform.get();
    assertThat(platform.awaitUp(Duration.ofMinutes(2))).isTrue();
  }

  @Test
  void noDataNamesADeletedUserEvenIfTheDeletionIsInterrupted() throws Exception {
    live();
    Remains remains =
        new Remains(
            platform, List.of(name, laterName, "first" + mark, "last" + mark, "google" + mark));
    assertThat(remains.found())
        .as("the search finds the data before the deletion")
        .contains("auth public.accounts", "auth public.user_identities")
        .contains("users public.profiles", "quiz public.player_names", "quiz public.disputes")
        .anyMatch(place -> place.startsWith("topic user.events"));
    assertThat(audited()).isPositive();

    accountCutOffAt("legal_acceptances", "UPDATE");
    accountCutOffAt("audit", "insert");
    accountGoneButNobodyTold();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode steps =
                  Outside.admin().get("/api/admin/deletions?page_size=100").at("deletions");
              assertThat(steps)
                  .anyMatch(
                      one ->
                          one.path("user_id").asLong() == id && one.path("complete").asBoolean());
            });
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(remains.found()).isEmpty());
    assertThat(audited()).as("the audit record stays").isPositive();
    Outside.http().send("GET", "/api/users/" + id + "/avatar", Map.of()).is(404);
    browser.get("/api/users/me").refused(401, "token_missing");
    new Browser(Outside.http())
        .post("/api/auth/login", Map.of("email", email, "password", Outside.PASSWORD))
        .refused(401, "unauthorized");
    assertThat(remains.found()).as("after another sign-in attempt").isEmpty();
  }

  /**
   * Creates every kind of data: profile, picture, e-mails, sessions, a Google link, and a won game
   * with its prize.
   */
  private void live() throws Exception {
    Map<String, Object> form = Outside.form(name);
    form.put("first_name", "First" + mark);
    form.put("last_name", "Last" + mark);
    id = browser.enter("/api/auth/register", form).is(201).at("userId").asLong();
    Outside.phoneOf(name, "android-" + name);
    new Browser(Outside.http())
        .post("/api/auth/login", Map.of("email", email, "password", "wrong"))
        .refused(401, "unauthorized");
    browser.put("/api/users/me", Map.of("username", laterName)).is(200);
    browser
        .put("/api/users/me", Map.of("profile_picture", "https://example.org/" + name + ".png"))
        .is(200);
    awaitNamed();
    browser
        .upload(
            "/api/users/me/avatar", new Multipart().file("file", name + ".png", "image/png", png()))
        .is(200);
    browser.put("/api/users/me/notifications", Map.of("news", true)).is(200);
    browser.post("/api/auth/verify-email/send", Map.of()).is(200);
    browser.post("/api/auth/verify-email/confirm", Map.of("code", mailedCode())).is(200);
    browser.post("/api/auth/forgot-password", Map.of("email", email)).is(200);
    tieToGoogle();
    win();
    browser.get("/api/users/me/export").is(200);
  }

  /** Waits until the other services have the new name and picture. */
  private void awaitNamed() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count("quiz", "player_names", "user_id = ? AND username = '" + laterName + "'") > 0
                    && count("quiz", "player_names", "user_id = ? AND profile_picture <> ''") > 0);
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /**
   * Returns the code from the e-mail. The folder stands for the recipients' mailboxes, so the
   * deletion does not clear it.
   */
  private String mailedCode() {
    return await()
        .atMost(PATIENCE)
        .until(() -> codeIn(platform.home().resolve("mail")), c -> c != null);
  }

  private String codeIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> mails = Files.list(folder)) {
      for (Path mail : mails.filter(file -> file.toString().endsWith(".txt")).toList()) {
        String text = Files.readString(mail);
        Matcher code = CODE.matcher(text.substring(text.indexOf("\n\n")));
        if (text.startsWith("To: " + email) && code.find()) {
          return code.group();
        }
      }
    }
    return null;
  }

  /** Inserts the row that linking creates, because the test has no Google. */
  private void tieToGoogle() throws SQLException, IOException {
    try (Connection auth = platform.database("auth")) {
      auth.setReadOnly(false);
      try (PreparedStatement insert =
          auth.prepareStatement(
              "INSERT INTO user_identities (account_id, provider, provider_sub, created_at)"
                  + " VALUES (?, 'google', ?, now())")) {
        insert.setLong(1, id);
        insert.setString(2, "google" + mark);
        insert.executeUpdate();
      }
    }
  }

  private void win() {
    long quiz = Quizzes.create("The last game", 1);
    browser.post("/api/quizzes/" + quiz + "/registration", Map.of()).is(200);
    GameSocket socket = GameSocket.of("leaver", browser);
    socket.ready(quiz);
    Quizzes.schedule(quiz, Duration.ofSeconds(6)).is(200);
    socket.answer(socket.hear("quiz:question").path("question_id").asLong(), 1);
    socket.hear("quiz:results_available");
    socket.close();
    browser
        .post("/api/quizzes/" + quiz + "/disputes", Map.of("text", "Yours, " + laterName))
        .is(201);
    Outside.admin()
        .post(
            "/api/admin/payouts/hold",
            Map.of("quiz_id", quiz, "user_ids", List.of(id), "reason", "looked at"))
        .is(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        browser
                            .get("/api/users/me/results")
                            .at("results")
                            .path(0)
                            .path("prize_status")
                            .asText())
                    .isEqualTo("held"));
  }

  /** Kills auth-service in the middle of its transaction. The account must stay unchanged. */
  private void accountCutOffAt(String table, String statement) throws Exception {
    try (HeldTable held = new HeldTable(platform, "auth", table)) {
      var refused =
          CompletableFuture.supplyAsync(this::leave)
              .handle((answer, failure) -> failure != null || answer.status() >= 500);
      held.awaitSomebody(statement);
      kill("auth-service");
      held.release();
      assertThat(refused.get()).isTrue();
    }
    assertThat(platform.awaitUp(PATIENCE)).isTrue();
    browser.get("/api/users/me").is(200);
    assertThat(count("auth", "accounts", "id = ? AND deleted_at IS NULL")).isOne();
  }

  /**
   * Deletes the account while Kafka is unavailable and kills auth-service before it publishes the
   * event; then kills the other services in the middle of their part.
   */
  private void accountGoneButNobodyTold() throws Exception {
    try (HeldTable history = new HeldTable(platform, "users", "game_results");
        HeldTable names = new HeldTable(platform, "quiz", "player_names")) {
      Member kafka = members("kafka").getFirst();
      Signals.send("STOP", kafka.pid());
      try {
        leave().is(200, Shapes.MESSAGE);
        assertThat(count("auth", "outbox", "user_id = ?")).isPositive();
        kill("auth-service");
      } finally {
        Signals.send("CONT", kafka.pid());
      }
      history.awaitSomebody("tombstone");
      kill("user-service");
      history.release();
      names.awaitSomebody("player_names");
      kill("quiz-service");
      names.release();
    }
    assertThat(platform.awaitUp(PATIENCE)).isTrue();
  }

  private Answer leave() {
    return browser.delete(
        "/api/users/me", Map.of("password", Outside.PASSWORD, "reason", "no more"));
  }

  private void kill(String service) throws Exception {
    for (Member member : members(service)) {
      Signals.send("KILL", member.pid());
    }
  }

  private List<Member> members(String service) throws Exception {
    List<Member> members = new ArrayList<>(platform.members());
    members.removeIf(member -> !member.service().equals(service) || member.pid() == 0);
    assertThat(members).as(service).isNotEmpty();
    return members;
  }

  private long audited() throws SQLException, IOException {
    return count("auth", "audit", "subject_id = ?");
  }

  private long count(String database, String table, String where) throws SQLException, IOException {
    try (Connection connection = platform.database(database);
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + where)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
