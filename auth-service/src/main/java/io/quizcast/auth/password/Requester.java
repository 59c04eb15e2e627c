package io.quizcast.auth.password;

/**
 * The origin of a request to hash a password.
 *
 * @param address the address, or the /64 of an IPv6 address, by which hashing is shared fairly
 * @param known whether the account was recently used from this device; known devices take
 *     precedence
 */
public record Requester(String address, boolean known) {
  /** A request of the service itself. */
  static final Requester SERVICE = new Requester("", true);
}
