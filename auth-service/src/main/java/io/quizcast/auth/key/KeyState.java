package io.quizcast.auth.key;

/** next → active → retired → deleted. The database holds the names in lower case. */
public enum KeyState {
  /** Published, does not sign yet. */
  NEXT("next"),
  /** Signs. There is one. */
  ACTIVE("active"),
  /** Verifies what it signed. */
  RETIRED("retired");

  private final String stored;

  KeyState(String stored) {
    this.stored = stored;
  }

  public String stored() {
    return stored;
  }
}
