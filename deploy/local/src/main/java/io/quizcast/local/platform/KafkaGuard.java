package io.quizcast.local.platform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A second listener of the broker, where clients authenticate and may do only what the access lists
 * allow. Clients of the first listener are operators.
 *
 * @param port of the second door
 * @param passwords by user
 */
public record KafkaGuard(int port, Map<String, String> passwords) {
  private static final String DOOR = "GUARDED";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  /** Settings of the broker, given those without it. */
  Map<String, String> over(Map<String, String> settings) {
    Map<String, String> guarded = new HashMap<>(settings);
    String door = DOOR + "://127.0.0.1:" + port;
    guarded.merge("listeners", door, (first, second) -> first + "," + second);
    guarded.merge("advertised.listeners", door, (first, second) -> first + "," + second);
    guarded.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + DOOR + ":SASL_PLAINTEXT");
    guarded.put("sasl.enabled.mechanisms", "PLAIN");
    guarded.put(
        "listener.name." + DOOR.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config",
        passwords.entrySet().stream()
            .map(user -> "user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
            .collect(Collectors.joining(" ", LOGIN + " ", ";")));
    guarded.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    guarded.put("super.users", "User:ANONYMOUS");
    return guarded;
  }

  /** What a client needs to come through the second door as this user. */
  public Map<String, Object> client(String user) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + port,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, passwords.get(user)));
  }
}
