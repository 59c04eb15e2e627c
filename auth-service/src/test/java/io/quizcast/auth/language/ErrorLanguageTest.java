package io.quizcast.auth.language;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quizcast.auth.AuthServiceTest;
import io.quizcast.guard.language.ErrorTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class ErrorLanguageTest {
  private static final Pattern REFUSAL =
      Pattern.compile(
          "RequestRefused\\s*\\.(?:of\\(\\s*\\d+,\\s*(?:null|\"\\w+\"),"
              + "|(?:invalid|forbidden|notFound|conflict)\\()\\s*\"([^\"]+)\"");

  @Test
  void errorsFollowAcceptLanguageAndTheirTypesStay() {
    for (Map.Entry<String, String> text :
        Map.of(
                "ru-RU,ru;q=0.9",
                "Неверный адрес электронной почты или пароль",
                "kk",
                "Электрондық пошта мекенжайы немесе құпиясөз қате",
                "en",
                "Wrong e-mail address or password")
            .entrySet()) {
      given()
          .header("Accept-Language", text.getKey())
          .contentType("application/json")
          .body(Map.of("email", "nobody@example.org", "password", "wrong password"))
          .post("/api/auth/login")
          .then()
          .statusCode(401)
          .body("error", equalTo(text.getValue()))
          .body("error_type", equalTo("unauthorized"));
    }
    given()
        .get("/api/auth/sessions")
        .then()
        .statusCode(401)
        .body("error", equalTo("Sign in to continue"));
    given()
        .header("Accept-Language", "ru")
        .get("/api/auth/sessions")
        .then()
        .statusCode(401)
        .body("error", equalTo("Войдите, чтобы продолжить"));
  }

  @Test
  void everyRefusalIsTranslated() throws IOException {
    ErrorTexts texts = new ErrorTexts(List.of("ru", "kk"));
    TreeSet<String> missing = new TreeSet<>();
    for (Path module :
        List.of(Path.of("src/main/java"), Path.of("../request-guard/src/main/java"))) {
      try (Stream<Path> files = Files.walk(module)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
          REFUSAL
              .matcher(source)
              .results()
              .map(found -> found.group(1))
              .filter(
                  text ->
                      Stream.of("ru", "kk")
                          .anyMatch(language -> texts.find(text, language).isEmpty()))
              .forEach(missing::add);
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
