package io.quizcast.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.e2e.contract.client.Answer;
import io.quizcast.e2e.contract.client.Browser;
import io.quizcast.e2e.contract.client.Http;
import io.quizcast.e2e.contract.client.Outside;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests what the baseline scan of a web scanner looks for: in the pages of both apps, their scripts
 * and styles, and the answers of the routes behind them.
 */
class PassiveScanTest {
  private static final Pattern SOURCE = Pattern.compile("(?:src|href)=\"(/[^\"#?]+)\"");
  private static final Pattern PASSWORD_FIELD =
      Pattern.compile("<input[^>]+type=\"?password[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>\\s*[^<\\s]");
  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile("\\b(10\\.\\d+|192\\.168|172\\.(1[6-9]|2\\d|3[01]))\\.\\d+\\.\\d+\\b");

  /** Details that software reveals about itself in an error. */
  private static final List<String> LEAKS =
      List.of(
          "Exception",
          "at io.quizcast",
          "at java.",
          "org.hibernate",
          "io.vertx",
          "Quarkus",
          "SQLSTATE",
          "SELECT ",
          "/home/",
          "/root/",
          "-----BEGIN");

  private static Http http;
  private static Browser player;
  private static final List<Answer> pages = new ArrayList<>();
  private static final List<Answer> files = new ArrayList<>();

  @BeforeAll
  static void crawl() {
    http = Outside.http();
    player = Outside.newBrowser();
    for (String path : List.of("/", "/login", "/admin/", "/admin/quizzes", "/nowhere")) {
      pages.add(http.send("GET", path, Map.of("Accept", "text/html")).is(200));
    }
    Set<String> seen = new HashSet<>();
    for (Answer page : pages) {
      SOURCE
          .matcher(page.text())
          .results()
          .map(found -> found.group(1))
          .filter(seen::add)
          .forEach(path -> files.add(http.send("GET", path, Map.of()).is(200)));
    }
    assertThat(files).hasSizeGreaterThan(3);
  }

  private static Stream<Answer> routes() {
    return Stream.of(
        http.send("GET", "/api/quizzes/scheduled", Map.of()),
        http.send("GET", "/api/leaderboard", Map.of()),
        http.send("GET", "/api/users/me", Map.of()),
        http.send("GET", "/api/nothing", Map.of()),
        http.send("GET", "/api/quizzes/abc", Map.of()),
        http.sendJson("POST", "/api/auth/login", Map.of("Content-Type", "application/json"), "{"),
        http.send("GET", "/uploads/ads/none.png", Map.of()),
        http.send("GET", "/.well-known/jwks.json", Map.of()),
        player.get("/api/users/me"),
        player.get("/api/auth/sessions"));
  }

  private static Stream<Answer> all() {
    return Stream.of(pages.stream(), files.stream(), routes()).flatMap(answers -> answers);
  }

  @Test
  void everyAnswerForbidsGuessesOfTypesFramesAndForeignScripts() {
    all()
        .forEach(
            answer -> {
              assertThat(answer.header("x-content-type-options"))
                  .as(answer.request())
                  .isEqualTo("nosniff");
              assertThat(answer.header("referrer-policy")).as(answer.request()).isNotEmpty();
              assertThat(answer.header("content-security-policy"))
                  .as(answer.request())
                  .contains("frame-ancestors 'none'", "default-src");
            });
    for (Answer page : pages) {
      String policy = page.header("content-security-policy");
      assertThat(directive(policy, "script-src")).as(page.request()).containsExactly("'self'");
      assertThat(directive(policy, "object-src")).containsExactly("'none'");
      assertThat(directive(policy, "base-uri")).containsExactly("'none'");
      assertThat(directive(policy, "form-action")).containsExactly("'self'");
      assertThat(page.header("permissions-policy")).as(page.request()).contains("camera=()");
    }
  }

  @Test
  void noAnswerNamesItsSoftwareOrItsInsides() {
    all()
        .forEach(
            answer -> {
              for (String header :
                  List.of("server", "x-powered-by", "x-aspnet-version", "via", "x-debug")) {
                assertThat(answer.header(header)).as(header + " of " + answer.request()).isEmpty();
              }
            });
    Stream.concat(pages.stream(), routes())
        .forEach(
            answer -> {
              assertThat(answer.text()).as(answer.request()).doesNotContain(LEAKS);
              assertThat(answer.text()).as(answer.request()).doesNotContainPattern(PRIVATE_ADDRESS);
            });
    files.forEach(
        file ->
            assertThat(file.text())
                .as(file.request())
                .doesNotContain("sourceMappingURL=", "-----BEGIN"));
  }

  @Test
  void pagesLoadNothingInsecureAndRunNoInlineScript() {
    for (Answer page : pages) {
      assertThat(page.text()).as(page.request()).doesNotContainPattern(INLINE_SCRIPT);
      assertThat(page.text()).as(page.request()).doesNotContainPattern("(?:src|href)=\"http://");
      assertThat(page.text()).as(page.request()).doesNotContainPattern("\\son[a-z]+=\"");
      // An address must contain no token, because logs and referrers would keep it.
      assertThat(page.text()).as(page.request()).doesNotContainPattern("[?&](token|ticket)=");
      assertThat(page.header("content-type")).containsIgnoringCase("charset=utf-8");
    }
  }

  @Test
  void passwordFieldsTellTheBrowserWhatTheyAre() {
    List<String> fields =
        pages.stream()
            .flatMap(page -> PASSWORD_FIELD.matcher(page.text()).results())
            .map(MatchResult::group)
            .toList();
    assertThat(fields).allMatch(field -> field.contains("autocomplete="));
    // The apps create their fields by script, so the attributes must be in the scripts.
    assertThat(files.stream().map(Answer::text))
        .as("current-password")
        .anyMatch(script -> script.contains("current-password"));
    assertThat(files.stream().map(Answer::text))
        .as("new-password")
        .anyMatch(script -> script.contains("new-password"));
  }

  @Test
  void privateAnswersAreKeptByNoCache() {
    for (Answer answer :
        List.of(
            player.get("/api/users/me").is(200),
            player.get("/api/auth/sessions").is(200),
            player.post("/api/auth/ws-ticket", Map.of()).is(200),
            player.post("/api/auth/refresh", Map.of()).is(200))) {
      assertThat(answer.header("cache-control")).as(answer.request()).contains("no-store");
    }
  }

  @Test
  void cookiesOfASignInAreOutOfReachOfScriptsAndOfOtherSites() {
    Answer answer =
        http.sendJson(
            "POST",
            "/api/auth/register",
            Map.of("Content-Type", "application/json"),
            Outside.form(Outside.newName()));
    answer.is(201);
    assertThat(answer.all("set-cookie")).isNotEmpty();
    for (String cookie : answer.all("set-cookie")) {
      String flags = cookie.toLowerCase(Locale.ROOT).replace("; ", ";");
      assertThat(flags).as(name(cookie)).contains(";httponly", ";samesite=", ";path=");
      assertThat(flags).as(name(cookie)).doesNotContain("samesite=none", ";domain=");
    }
  }

  private static String name(String cookie) {
    return cookie.substring(0, cookie.indexOf('='));
  }

  @Test
  void foldersAndForgottenFilesAreNotShown() {
    for (String path :
        List.of("/assets/", "/admin/assets/", "/uploads/", "/uploads/ads/", "/uploads/avatars/")) {
      Answer answer = http.send("GET", path, Map.of());
      assertThat(answer.text()).as(path).doesNotContain("Index of", "<a href=\"../");
    }
    for (String path :
        List.of(
            "/.git/HEAD",
            "/.env",
            "/package.json",
            "/application.properties",
            "/q/health",
            "/q/metrics",
            "/q/openapi",
            "/q/dev-ui",
            "/metrics",
            "/actuator",
            "/server-status",
            "/internal/users/1",
            "/uploads/../application.properties",
            "/uploads/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%2f..%2fetc%2fpasswd")) {
      Answer answer = http.send("GET", path, Map.of());
      boolean firstPage = answer.status() == 200 && answer.text().equals(pages.getFirst().text());
      assertThat(firstPage || answer.status() >= 400).as(answer.what()).isTrue();
      assertThat(answer.text())
          .as(path)
          .doesNotContain("ref: refs/", "root:x:0", "quarkus.", "jvm_memory");
    }
  }

  @Test
  void methodsThatNobodyServesDoNothing() {
    for (String method : List.of("TRACE", "TRACK", "DEBUG", "PROPFIND", "PUT", "DELETE")) {
      for (String path : List.of("/", "/admin/", "/api/quizzes/scheduled")) {
        Answer answer = http.send(method, path, Map.of("X-Echo", "to-be-echoed"));
        assertThat(answer.status()).as(answer.request()).isBetween(400, 501);
        assertThat(answer.text()).as(answer.request()).doesNotContain("to-be-echoed");
      }
    }
  }

  @Test
  void noForeignSiteReadsAnAnswer() {
    for (String origin :
        List.of("https://evil.example", "null", "http://localhost.evil.example", "file://")) {
      for (String path : List.of("/api/quizzes/scheduled", "/api/users/me", "/")) {
        Answer answer = http.send("GET", path, Map.of("Origin", origin));
        assertThat(answer.all("access-control-allow-origin")).as(path + " for " + origin).isEmpty();
        assertThat(answer.all("access-control-allow-credentials")).isEmpty();
      }
    }
  }

  private static List<String> directive(String policy, String name) {
    return Stream.of(policy.split(";"))
        .map(String::strip)
        .filter(directive -> directive.startsWith(name + " "))
        .flatMap(directive -> Stream.of(directive.substring(name.length() + 1).split(" ")))
        .toList();
  }
}
