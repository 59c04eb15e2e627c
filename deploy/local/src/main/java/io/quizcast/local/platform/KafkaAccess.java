package io.quizcast.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The users of a broker on which every client must authenticate: each service with the rights of
 * {@link TopicAccess}, the operator with all rights, and the broker itself.
 *
 * @param passwords the passwords by user name
 */
public record KafkaAccess(Map<String, String> passwords) {
  /** The user with all rights, for commands of operators. */
  public static final String OPERATOR = "operator";

  private static final String BROKER = "broker";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  /** Creates the users, each with the password that the function returns for its name. */
  public static KafkaAccess of(UnaryOperator<String> passwordOf) {
    Map<String, String> passwords = new TreeMap<>();
    TopicAccess.all().forEach(one -> passwords.put(one.service(), passwordOf.apply(one.service())));
    for (String user : List.of(OPERATOR, BROKER)) {
      passwords.put(user, passwordOf.apply(user));
    }
    return new KafkaAccess(passwords);
  }

  /** Reads what {@link #write} has written. */
  static KafkaAccess read(Path file) throws IOException {
    Map<String, String> passwords = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] user = line.split(" ", 2);
      passwords.put(user[0], user[1]);
    }
    return new KafkaAccess(passwords);
  }

  /** Writes one line per user, for the broker's own process. */
  void write(Path file) throws IOException {
    writePrivately(
        file,
        passwords.entrySet().stream()
            .map(user -> user.getKey() + " " + user.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** Writes the settings of a client to a file, for commands that take such a file. */
  public void writeClient(Path file, int port, String user) throws IOException {
    writePrivately(
        file,
        client(port, user).entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The broker's settings for authentication, added to the given ones. */
  Map<String, String> over(Map<String, String> settings) {
    Map<String, String> secured = new HashMap<>(settings);
    // The broker's connection to its own controller needs authentication too, because otherwise any
    // user of this machine could act as the broker.
    secured.put(
        "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    secured.put("inter.broker.listener.name", "PLAINTEXT");
    for (String mechanism :
        List.of("sasl.mechanism.inter.broker.protocol", "sasl.mechanism.controller.protocol")) {
      secured.put(mechanism, "PLAIN");
    }
    secured.put("sasl.enabled.mechanisms", "PLAIN");
    secured.put("listener.name.plaintext.plain.sasl.jaas.config", logins(passwords.keySet()));
    secured.put("listener.name.controller.plain.sasl.jaas.config", logins(Set.of(BROKER)));
    secured.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    secured.put("super.users", "User:" + BROKER + ";User:" + OPERATOR);
    // Without this setting a service that may not create topics would fail later, with another
    // error.
    secured.put("auto.create.topics.enable", "false");
    return secured;
  }

  private String logins(Set<String> users) {
    return users.stream()
        .map(user -> " user_%s=\"%s\"".formatted(user, passwords.get(user)))
        .collect(Collectors.joining("", login(BROKER), ";"));
  }

  private String login(String user) {
    return "%s username=\"%s\" password=\"%s\"".formatted(LOGIN, user, passwords.get(user));
  }

  /** The login of a user, as clients are configured with it. */
  public String clientLogin(String user) {
    return login(user) + ";";
  }

  /** The client settings for connecting as this user. */
  public Map<String, Object> client(int port, String user) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + port,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        clientLogin(user));
  }

  /** The access lists of all services. */
  static List<AclBinding> lists() {
    List<AclBinding> lists = new ArrayList<>();
    for (TopicAccess access : TopicAccess.all()) {
      String user = access.service();
      access.reads().forEach(name -> lists.add(allow(user, ResourceType.TOPIC, name, false)));
      access.writes().forEach(name -> lists.add(allow(user, ResourceType.TOPIC, name, true)));
      access.groups().forEach(name -> lists.add(allow(user, ResourceType.GROUP, name, false)));
    }
    return lists;
  }

  private static AclBinding allow(String user, ResourceType type, String name, boolean write) {
    // Every gateway has its own consumer group.
    ResourcePattern pattern =
        name.endsWith("*")
            ? new ResourcePattern(type, name.substring(0, name.length() - 1), PatternType.PREFIXED)
            : new ResourcePattern(type, name, PatternType.LITERAL);
    return new AclBinding(
        pattern,
        new AccessControlEntry(
            "User:" + user,
            "*",
            write ? AclOperation.WRITE : AclOperation.READ,
            AclPermissionType.ALLOW));
  }
}
