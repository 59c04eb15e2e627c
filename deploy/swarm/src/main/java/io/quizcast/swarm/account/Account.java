package io.quizcast.swarm.account;

/**
 * A bot's account, kept between runs.
 *
 * @param accessExpiresAt epoch seconds
 */
public record Account(
    String name, long userId, String accessToken, long accessExpiresAt, String refreshToken) {

  String email() {
    return name + "@swarm.example";
  }

  boolean accessLastsAnother(int seconds) {
    return accessExpiresAt - seconds > System.currentTimeMillis() / 1000;
  }

  /** Leaves out the tokens, so the account may be printed. */
  @Override
  public String toString() {
    return name + " (user " + userId + ")";
  }
}
