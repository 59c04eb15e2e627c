package io.quizcast.auth.password;

/**
 * The origin of a request to hash a password.
 *
 * @param address key for fair sharing: an address, or the /64 of an IPv6 address
 * @param known whether the account was recently used from this device; known devices take
 *     precedence
 */
public record Requester(String address, boolean known) {
  /** The service itself. */
  static final Requester SERVICE = new Requester("", true);
}
