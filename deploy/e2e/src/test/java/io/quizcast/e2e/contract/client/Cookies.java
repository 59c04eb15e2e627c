package io.quizcast.e2e.contract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks of the three cookies of a web session over plain HTTP. */
public final class Cookies {
  private static final String MONTH = "2592000";

  private Cookies() {}

  public static void areSet(Answer answer) {
    assertThat(answer.all("set-cookie")).as(answer.what()).hasSize(3);
    isSet(answer, "access_token", "900", "/");
    isSet(answer, "refresh_token", MONTH, "/api/auth");
    isSet(answer, "csrf-secret", MONTH, "/");
  }

  /**
   * All cookies are cleared: both names of the CSRF secret, and the refresh token on every path
   * that it has ever had.
   */
  public static void areCleared(Answer answer) {
    for (String name :
        List.of("access_token", "refresh_token", "csrf-secret", "__Host-csrf-secret")) {
      List<String> lines = lines(answer, name);
      assertThat(lines).as(name + " in " + answer.what()).isNotEmpty();
      for (String line : lines) {
        Map<String, String> parts = parts(line);
        assertThat(parts.get(name)).as(line).isIn("", "\"\"");
        assertThat(parts.get("max-age")).as(line).isEqualTo("0");
        assertThat(parts).as(line).containsKey("httponly");
      }
    }
    assertThat(lines(answer, "refresh_token").stream().map(line -> parts(line).get("path")))
        .contains("/", "/api/auth");
  }

  private static void isSet(Answer answer, String name, String maxAge, String path) {
    assertThat(lines(answer, name)).as(name + " in " + answer.what()).hasSize(1);
    Map<String, String> parts = parts(lines(answer, name).getFirst());
    assertThat(parts.get(name)).isNotBlank();
    assertThat(parts.get("max-age")).as(name).isEqualTo(maxAge);
    assertThat(parts.get("path")).as(name).isEqualTo(path);
    assertThat(parts.get("samesite")).as(name).isEqualToIgnoringCase("lax");
    assertThat(parts).as(name).containsKey("httponly").doesNotContainKeys("secure", "domain");
  }

  private static List<String> lines(Answer answer, String name) {
    return answer.all("set-cookie").stream().filter(line -> line.startsWith(name + "=")).toList();
  }

  private static Map<String, String> parts(String line) {
    return Arrays.stream(line.split(";\\s*"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part ->
                    part[0].contains("-s") || part[0].contains("_")
                        ? part[0]
                        : part[0].toLowerCase(),
                part -> part.length > 1 ? part[1] : ""));
  }
}
