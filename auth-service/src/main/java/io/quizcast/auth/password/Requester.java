package io.quizcast.auth.password;

/**
 * On whose behalf a password is hashed.
 *
 * @param address key of the fair share: an address, or the /64 of an IPv6 address
 * @param known whether the account was used lately from this device, which takes precedence
 */
public record Requester(String address, boolean known) {
  /** The service itself. */
  static final Requester SERVICE = new Requester("", true);
}
