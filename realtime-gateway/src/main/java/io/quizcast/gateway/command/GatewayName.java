package io.quizcast.gateway.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The name of this instance in the log of a game. It is new at every start, because commands of a
 * previous run, such as {@code window_over}, must not count for this one.
 */
@ApplicationScoped
public class GatewayName {
  private final String name = "gw-" + UUID.randomUUID().toString().substring(0, 13);

  public String get() {
    return name;
  }
}
