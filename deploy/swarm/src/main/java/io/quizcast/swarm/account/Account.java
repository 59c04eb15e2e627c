package io.quizcast.swarm.account;

/**
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

  /** Leaves out the tokens, so that the account can be printed. */
  @Override
  public String toString() {
    return name + " (user " + userId + ")";
  }
}
