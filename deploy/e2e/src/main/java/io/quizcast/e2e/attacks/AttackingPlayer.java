package io.quizcast.e2e.attacks;

import io.quizcast.swarm.account.PublicApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * The session of a new player in a browser, which anybody can get. The e-mail address is not
 * verified.
 *
 * @param cookies value of the header {@code Cookie}
 */
record AttackingPlayer(String cookies, String csrfToken) {
  /** Registers the given number of players. */
  static List<AttackingPlayer> register(PublicApi api, int count)
      throws IOException, InterruptedException {
    String run = Long.toString(System.currentTimeMillis(), 36);
    byte[] password = new byte[16];
    ThreadLocalRandom.current().nextBytes(password);
    List<AttackingPlayer> players = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = "a" + run + "_" + i;
      Map<String, Object> form = new HashMap<>();
      form.put("username", name);
      form.put("email", name + "@swarm.example");
      form.put("password", HexFormat.of().formatHex(password));
      form.put("first_name", "Attacker");
      form.put("last_name", name);
      form.put("birth_date", "1990-01-01");
      form.put("gender", "prefer_not_to_say");
      form.put("tos_accepted", true);
      form.put("privacy_accepted", true);
      players.add(of(api.post("/api/auth/register", form, Map.of())));
    }
    return players;
  }

  private static AttackingPlayer of(PublicApi.Reply entered) {
    String cookies =
        entered.raw().headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    return new AttackingPlayer(cookies, entered.body().path("csrfToken").asText());
  }

  /** The headers that a page of the platform sends with each request that changes something. */
  List<String> headers() {
    return List.of("Cookie: " + cookies, "X-CSRF-Token: " + csrfToken);
  }

  /** Leaves out the secrets, so that the session can be printed. */
  @Override
  public String toString() {
    return "a player";
  }
}
