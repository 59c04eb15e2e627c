package io.quizcast.gateway.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * What this instance is called in the log of a game. New with every start: one that came back under
 * its old name would be bound by what it said before it died ("my window is over").
 */
@ApplicationScoped
public class GatewayName {
  private final String name = "gw-" + UUID.randomUUID().toString().substring(0, 13);

  public String get() {
    return name;
  }
}
