package io.quizcast.user.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.local.TestPlatform;
import io.quizcast.user.AuthForTests;
import io.quizcast.user.WholeDatabase;
import io.quizcast.user.World;
import io.quizcast.user.push.PushServiceForTests.Received;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Tests Web Push from a browser's subscription to the decrypted message. */
@QuarkusTest
@WithTestResource(
    value = TestPlatform.class,
    initArgs = @ResourceArg(name = "database", value = "users"))
@WithTestResource(AuthForTests.class)
class PushTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ROUTE = "/api/users/me/push-subscriptions";

  /** Set by {@link AuthForTests}. */
  PushServiceForTests pushService;

  @Inject World world;
  @Inject WholeDatabase database;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "quarkus.rest-client.quizzes.url")
  String quizService;

  @Test
  void aReminderReachesEachBrowserOnceEncryptedAndSigned() throws Exception {
    long quiz = announce("Кубок знаний", Duration.ofMinutes(20));
    long id = player();
    world
        .browser(id)
        .body("{\"language\":\"en\"}")
        .put("/api/users/me/language")
        .then()
        .statusCode(200);
    // As many as an account may have, so that all their messages are encrypted at the same time.
    List<BrowserForTests> browsers = new ArrayList<>();
    while (browsers.size() < 10) {
      browsers.add(subscribed(id));
    }
    register(id, quiz).then().body("reminder_at", notNullValue());
    for (BrowserForTests browser : browsers) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(pushService.receivedFor(browser)).hasSize(1));
      Received push = pushService.receivedFor(browser).getFirst();
      JsonNode message = json.readTree(browser.decrypted(push.body()));
      assertThat(message.path("title").asText()).startsWith("Starting soon: “Кубок знаний” at ");
      assertThat(message.path("body").asText()).isEqualTo("Come in a few minutes early.");
      assertThat(message.path("url").asText()).isEqualTo("/quiz/" + quiz);
      assertThat(push.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
      assertThat(push.headers().getFirst("Topic")).isEqualTo("quiz-" + quiz);
      assertThat(push.headers().getFirst("Urgency")).isEqualTo("high");
      assertThat(Long.parseLong(push.headers().getFirst("TTL"))).isBetween(1_000L, 1_200L);
      assertSigned(push.headers().getFirst("Authorization"));
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(owed(id)).isZero());
    assertThat(browsers).allMatch(browser -> pushService.receivedFor(browser).size() == 1);
  }

  /** RFC 8292: the token names this installation and the push service, and expires within a day. */
  private void assertSigned(String authorization) throws Exception {
    String[] parts = authorization.substring("vapid t=".length()).split(", ?k=");
    byte[] point = BrowserForTests.point((ECPublicKey) pushService.keys().getPublic());
    assertThat(parts[1]).isEqualTo(BrowserForTests.base64url(point));
    String[] token = parts[0].split("\\.");
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(pushService.keys().getPublic());
    signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token[1]));
    assertThat(claims.path("aud").asText()).isEqualTo(pushService.origin());
    assertThat(claims.path("sub").asText()).isEqualTo("mailto:operator@example.com");
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
  }

  @Test
  void aSubscriptionThatThePushServiceNoLongerHasIsDeleted() throws Exception {
    for (int status : new int[] {404, 410}) {
      long id = player();
      BrowserForTests browser = subscribed(id);
      pushService.answers(browser, status);
      register(id, announce("Gone", Duration.ofMinutes(20)));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(endpointsOf(id)).isEmpty());
      assertThat(pushService.receivedFor(browser)).hasSize(1);
      assertThat(owed(id)).isZero();
    }
  }

  @Test
  void anAttemptIsRepeatedAfterAnOverloadButNotAfterARefusal() throws Exception {
    long patient = player();
    BrowserForTests slow = subscribed(patient);
    pushService.answers(slow, 503, 429);
    long refused = player();
    BrowserForTests wrong = subscribed(refused);
    pushService.answers(wrong, 400);
    long quiz = announce("Again", Duration.ofMinutes(20));
    register(patient, quiz);
    register(refused, quiz);
    for (int attempts = 1; attempts <= 3; attempts++) {
      int sofar = attempts;
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(pushService.receivedFor(slow)).hasSize(sofar));
      letTimePass();
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(owed(patient)).isZero());
    assertThat(owed(refused)).isZero();
    assertThat(pushService.receivedFor(wrong)).hasSize(1);
    assertThat(endpointsOf(refused)).containsExactly(wrong.endpoint());
  }

  @Test
  void theNumberOfAttemptsIsLimited() throws Exception {
    long id = player();
    BrowserForTests browser = subscribed(id);
    pushService.answers(browser, 500, 500, 500, 500, 500, 500, 500, 500);
    register(id, announce("Never", Duration.ofMinutes(20)));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              letTimePass();
              assertThat(pushService.receivedFor(browser)).hasSize(6);
              assertThat(owed(id)).isZero();
            });
  }

  @Test
  void usersWhoOptedOutOrHaveNoSubscriptionAreNotNotified() throws Exception {
    long quiz = announce("Quiet", Duration.ofMinutes(20));
    long none = player();
    register(none, quiz).then().body("$", not(hasKey("reminder_at")));
    long tired = player();
    BrowserForTests silent = subscribed(tired);
    world
        .browser(tired)
        .body("{\"quiz_reminders\":false}")
        .put("/api/users/me/notifications")
        .then()
        .statusCode(200);
    register(tired, quiz).then().body("$", not(hasKey("reminder_at")));
    long left = player();
    BrowserForTests off = subscribed(left);
    unsubscribe(left, off.endpoint()).then().statusCode(204);
    register(left, quiz).then().body("$", not(hasKey("reminder_at")));
    long keen = player();
    BrowserForTests told = subscribed(keen);
    register(keen, quiz);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(pushService.receivedFor(told)).hasSize(1));
    assertThat(pushService.receivedFor(silent)).isEmpty();
    assertThat(pushService.receivedFor(off)).isEmpty();
  }

  @Test
  void aBrowserBelongsToTheAccountThatSubscribedLast() throws Exception {
    long first = player();
    long second = player();
    BrowserForTests shared = subscribed(first);
    subscribe(second, shared.subscription()).then().statusCode(204);
    assertThat(endpointsOf(first)).isEmpty();
    assertThat(endpointsOf(second)).containsExactly(shared.endpoint());
    unsubscribe(first, shared.endpoint()).then().statusCode(204);
    assertThat(endpointsOf(second)).containsExactly(shared.endpoint());
  }

  @Test
  void anAccountHasAtMostTenBrowsersAndTheOldestIsReplaced() throws Exception {
    long id = player();
    BrowserForTests oldest = subscribed(id);
    for (int i = 0; i < 10; i++) {
      subscribed(id);
    }
    assertThat(endpointsOf(id)).hasSize(10).doesNotContain(oldest.endpoint());
    // Subscribing the same browser again does not add a second subscription.
    BrowserForTests last = subscribed(id);
    subscribe(id, last.subscription()).then().statusCode(204);
    assertThat(endpointsOf(id)).hasSize(10).contains(last.endpoint());
  }

  @Test
  void theKeyIsPublicAndSubscriptionsNeedAuthentication() throws Exception {
    byte[] point = BrowserForTests.point((ECPublicKey) pushService.keys().getPublic());
    given()
        .get("/api/push/key")
        .then()
        .statusCode(200)
        .body("public_key", is(BrowserForTests.base64url(point)));
    String body = pushService.newBrowser().subscription();
    given().contentType("application/json").body(body).post(ROUTE).then().statusCode(401);
    world.as(player()).body(body).post(ROUTE).then().statusCode(403);
    world.as(player()).body(body).delete(ROUTE).then().statusCode(403);
  }

  @Test
  void anInvalidSubscriptionIsRefusedInTheCallersLanguage() throws Exception {
    long id = player();
    String good = pushService.newBrowser().subscription();
    String endpoint = good.replaceAll(".*\"endpoint\":\"([^\"]*)\".*", "$1");
    for (String bad :
        List.of(
            "",
            "null",
            "{}",
            "[]",
            "{\"endpoint\":\"" + endpoint + "\"}",
            good.replace(endpoint, "https://10.0.0.1/send"),
            good.replace(endpoint, "https://metadata.example.net/"),
            good.replace(endpoint, "http://push.example.com/send"),
            good.replaceAll("\"p256dh\":\"[^\"]*\"", "\"p256dh\":\"AAAA\""),
            good.replaceAll("\"p256dh\":\"[^\"]*\"", "\"p256dh\":\"" + offTheCurve() + "\""),
            good.replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":\"?\""),
            good.replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":null"))) {
      subscribe(id, bad).then().statusCode(400).body("error_type", notNullValue());
    }
    world
        .browser(id)
        .header("Accept-Language", "ru")
        .body(good.replace(endpoint, "https://10.0.0.1/send"))
        .post(ROUTE)
        .then()
        .statusCode(400)
        .body("error", is("Уведомления через эту службу не поддерживаются"))
        .body("error_type", is("validation_error"));
    assertThat(endpointsOf(id)).isEmpty();
  }

  private static String offTheCurve() {
    byte[] point = new byte[65];
    point[0] = 4;
    point[64] = 1;
    return BrowserForTests.base64url(point);
  }

  @Test
  void subscriptionsAreInTheExportAndDeletedWithTheAccount() throws Exception {
    long id = World.freshId() + AuthForTests.FIRST_KNOWN;
    world.register(World.registration(id, "pushed" + id));
    BrowserForTests browser = subscribed(id);
    world
        .as(id)
        .get("/api/users/me/export")
        .then()
        .statusCode(200)
        .body("push_subscriptions", hasSize(1))
        .body("push_subscriptions[0].endpoint", is(browser.endpoint()))
        .body("push_subscriptions[0].created_at", notNullValue());
    assertThat(database.tablesWith(browser.endpoint())).containsExactly("push_subscriptions");
    world.tell(new UserDeleted(id, Instant.now()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(database.tablesWith(browser.endpoint())).isEmpty());
    subscribe(id, browser.subscription()).then().statusCode(503);
  }

  private long player() throws Exception {
    long id = World.freshId();
    world.register(World.registration(id, "pushed" + id));
    return id;
  }

  private BrowserForTests subscribed(long id) {
    BrowserForTests browser = pushService.newBrowser();
    subscribe(id, browser.subscription()).then().statusCode(204);
    return browser;
  }

  private io.restassured.response.Response subscribe(long id, String body) {
    RequestSpecification request = world.browser(id);
    return (body.isEmpty() ? request : request.body(body)).post(ROUTE);
  }

  private io.restassured.response.Response unsubscribe(long id, String endpoint) {
    return world.browser(id).body("{\"endpoint\":\"" + endpoint + "\"}").delete(ROUTE);
  }

  private io.restassured.response.Response register(long id, long quiz) {
    return world.browser(id).post("/api/quizzes/" + quiz + "/registration");
  }

  private long announce(String title, Duration from) {
    long quiz = World.freshId();
    given()
        .contentType("application/json; charset=utf-8")
        .body(
            "{\"id\":%d,\"title\":\"%s\",\"scheduled_time\":\"%s\",\"status\":\"scheduled\"}"
                .formatted(quiz, title, Instant.now().plus(from).truncatedTo(ChronoUnit.SECONDS)))
        .put(quizService + "/api/quizzes/" + quiz)
        .then()
        .statusCode(200);
    return quiz;
  }

  /** This has the same effect as waiting until the next attempt. */
  private void letTimePass() throws Exception {
    try (var connection = database.connect();
        var sql = connection.createStatement()) {
      sql.execute("update reminder_pushes set next_try_at = now()");
    }
  }

  private long owed(long id) throws Exception {
    try (var connection = database.connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery("select count(*) from reminder_pushes where user_id = " + id)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private List<String> endpointsOf(long id) throws Exception {
    try (var connection = database.connect();
        var sql = connection.createStatement();
        var rows =
            sql.executeQuery("select endpoint from push_subscriptions where user_id = " + id)) {
      var found = new java.util.ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
