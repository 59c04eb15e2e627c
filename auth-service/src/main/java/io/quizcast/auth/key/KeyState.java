package io.quizcast.auth.key;

/**
 * The states that a signing key goes through: next, active, retired, deleted. The database holds
 * the names in lower case.
 */
public enum KeyState {
  /** Published but not signing yet. */
  NEXT("next"),
  /** The key that signs; there is exactly one. */
  ACTIVE("active"),
  /** Only verifies. */
  RETIRED("retired");

  private final String stored;

  KeyState(String stored) {
    this.stored = stored;
  }

  public String stored() {
    return stored;
  }
}
