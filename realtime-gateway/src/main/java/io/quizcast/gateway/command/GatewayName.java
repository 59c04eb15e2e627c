package io.quizcast.gateway.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The name of this instance in the log of a game. It is new with every start: under its old name an
 * instance would be bound by commands of its former life, such as {@code window_over}.
 */
@ApplicationScoped
public class GatewayName {
  private final String name = "gw-" + UUID.randomUUID().toString().substring(0, 13);

  public String get() {
    return name;
  }
}
