package io.quizcast.user.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.user.UserEvent.EmailVerified;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.WholeDatabase;
import io.quizcast.user.World;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class ReminderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Set by {@link AuthForTests}. */
  GreenMail mailbox;

  @Inject World world;
  @Inject WholeDatabase database;

  @ConfigProperty(name = "quarkus.rest-client.quizzes.url")
  String quizService;

  @Test
  void registeredUsersGetOneReminderInTheirLanguage() throws Exception {
    long quiz = announce("Кубок знаний", Duration.ofMinutes(20));
    for (String language : List.of("ru", "kk", "en")) {
      long id = verifiedPlayer();
      choose(id, "language", "{\"language\":\"" + language + "\"}");
      register(id, quiz);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(id)).hasSize(1));
      MimeMessage mail = mailsTo(id).getFirst();
      assertThat(mail.getSubject())
          .startsWith(
              switch (language) {
                case "kk" -> "«Кубок знаний» жақында басталады";
                case "en" -> "Starting soon: “Кубок знаний” at";
                default -> "Скоро начнётся «Кубок знаний»: в ";
              });
      assertThat(mail.getContent().toString()).contains("/quiz/" + quiz);
      assertThat(mail.getMessageID()).startsWith("<reminder-" + quiz + "-" + id);
    }
    assertThat(owed()).isZero();
  }

  @Test
  void everybodyLearnsHowManyWait() throws Exception {
    long quiz = announce("Full house", Duration.ofHours(3));
    long first = verifiedPlayer();
    long second = verifiedPlayer();
    long onlooker = verifiedPlayer();
    world.browser(onlooker).get(route(quiz)).then().body("waiting", is(0));
    register(first, quiz).body("waiting", is(1));
    register(second, quiz).body("waiting", is(2));
    world
        .browser(onlooker)
        .get(route(quiz))
        .then()
        .body("waiting", is(2))
        .body("registered", is(false));
    world.browser(first).delete(route(quiz)).then().body("waiting", is(1));
  }

  @Test
  void usersWhoOptedOutOrAreUnverifiedOrWithdrewGetNoReminder() throws Exception {
    long soon = announce("Soon", Duration.ofMinutes(20));
    long unverified = World.freshId();
    world.register(World.registration(unverified, "unverified" + unverified));
    register(unverified, soon).body("$", not(hasKey("reminder_at")));
    long tired = verifiedPlayer();
    choose(tired, "notifications", "{\"quiz_reminders\":false}");
    register(tired, soon).body("$", not(hasKey("reminder_at")));
    long later = announce("Later", Duration.ofHours(3));
    long patient = verifiedPlayer();
    register(patient, later);
    long gone = verifiedPlayer();
    register(gone, later);
    world.browser(gone).delete(route(later)).then().statusCode(200).body("registered", is(false));
    world.browser(gone).get(route(later)).then().body("registered", is(false));
    announce(later, "Later", Duration.ofMinutes(20), "scheduled");
    makeQuizzesStale();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(patient)).hasSize(1));
    for (long silent : new long[] {unverified, tired, gone}) {
      assertThat(mailsTo(silent)).isEmpty();
    }
  }

  @Test
  void aCancelledOrFinishedQuizSendsNoReminders() throws Exception {
    long quiz = announce("Cancelled", Duration.ofHours(3));
    long over = announce("Over", Duration.ofHours(3));
    long id = verifiedPlayer();
    register(id, quiz);
    register(id, over);
    announce(quiz, "Cancelled", Duration.ofMinutes(20), "cancelled");
    announce(over, "Over", Duration.ofMinutes(20), "completed");
    makeQuizzesStale();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> world.browser(id).get(route(over)).then().body("registered", is(false)));
    assertThat(mailsTo(id)).isEmpty();

    announce(quiz, "Again", Duration.ofMinutes(20), "scheduled");
    makeQuizzesStale();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailsTo(id)).hasSize(1));
    assertThat(mailsTo(id).getFirst().getSubject()).contains("Again");
  }

  @Test
  void usersCanRegisterForFutureQuizzesOnly() throws Exception {
    long id = verifiedPlayer();
    world.browser(id).post(route(World.freshId())).then().statusCode(404);
    long over = announce("Over", Duration.ofMinutes(20));
    announce(over, "Over", Duration.ofMinutes(20), "completed");
    world
        .browser(id)
        .post(route(over))
        .then()
        .statusCode(409)
        .body("error_type", is("quiz_not_scheduled"));
    world.as(id).post(route(over)).then().statusCode(403);
    given().post(route(over)).then().statusCode(401);
    long quiz = announce("Mobile", Duration.ofHours(3));
    world.as(id).post("/api/mobile" + route(quiz).substring(4)).then().statusCode(200);
    world.as(id).post("/api/mobile" + route(quiz).substring(4)).then().statusCode(200);
    world
        .as(id)
        .get("/api/users/me/export")
        .then()
        .body("registrations.title", is(List.of("Mobile")));
  }

  @Test
  void aDeletedAccountLosesItsRegistrations() throws Exception {
    long quiz = announce("Farewell", Duration.ofHours(3));
    long id = verifiedPlayer();
    register(id, quiz);
    world.tell(new UserDeleted(id, Instant.now()));
    await()
        .untilAsserted(
            () -> world.browser(id).get(route(quiz)).then().body("registered", is(false)));
  }

  private long verifiedPlayer() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "reminded" + id));
    world.tell(new EmailVerified(id, Instant.now()));
    await()
        .untilAsserted(
            () -> world.as(id).get("/api/users/me").then().body("email_verified", is(true)));
    return id;
  }

  private void choose(long id, String what, String body) {
    world.browser(id).body(body).put("/api/users/me/" + what).then().statusCode(200);
  }

  private io.restassured.response.ValidatableResponse register(long id, long quiz) {
    return world.browser(id).post(route(quiz)).then().statusCode(200).body("registered", is(true));
  }

  private static String route(long quiz) {
    return "/api/quizzes/" + quiz + "/registration";
  }

  private long announce(String title, Duration from) {
    long quiz = World.freshId();
    announce(quiz, title, from, "scheduled");
    return quiz;
  }

  private void announce(long quiz, String title, Duration from, String status) {
    given()
        .contentType("application/json; charset=utf-8")
        .body(
            """
            {"id":%d,"title":"%s","scheduled_time":"%s","status":"%s","prize_fund":5}
            """
                .formatted(
                    quiz, title, Instant.now().plus(from).truncatedTo(ChronoUnit.SECONDS), status))
        .put(quizService + "/api/quizzes/" + quiz)
        .then()
        .statusCode(200);
  }

  /** This has the same effect as waiting for two minutes. */
  private void makeQuizzesStale() throws Exception {
    try (var connection = database.connect();
        var sql = connection.createStatement()) {
      sql.execute("update awaited_quizzes set asked_at = asked_at - interval '2 minutes'");
    }
  }

  private long owed() throws Exception {
    try (var connection = database.connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery("select count(*) from reminder_mails")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<MimeMessage> mailsTo(long id) {
    String address = "reminded" + id + "@example.com";
    return Arrays.stream(mailbox.getReceivedMessages()).filter(m -> isTo(m, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return mail.getRecipients(RecipientType.TO)[0].toString().equals(address);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
