package io.quizcast.local.platform;

import static io.quizcast.contracts.Topics.GAME_COMMANDS;
import static io.quizcast.contracts.Topics.GAME_RESULTS;
import static io.quizcast.contracts.Topics.GAME_SNAPSHOTS;
import static io.quizcast.contracts.Topics.USER_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the access lists grant exactly what services use. Channels are read from their
 * properties. Topics that the game loops use without channels are found by their names in the
 * sources. {@link TopicAccessTest} checks who may read commands.
 */
class TopicNeedsTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern CHANNEL =
      Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.[^.]+\\.(topic|group\\.id)");
  private static final Pattern NAMED = Pattern.compile("\\bTopics\\.([A-Z_]+)");

  /** The last part of the name of a service's dead letter topics. */
  private static final String NAME = "quizcast.delivery.name";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");

  @Test
  void theAccessListsMatchTheNeedsOfTheServices() throws Exception {
    assertThat(TopicAccess.all()).extracting(TopicAccess::service).doesNotHaveDuplicates();
    for (TopicAccess access : TopicAccess.all()) {
      assertThat(findings(access)).isEmpty();
    }
  }

  @Test
  void aMissingOrSurplusRightIsDetected() throws Exception {
    TopicAccess auth = of("auth-service");
    TopicAccess gateway = of("realtime-gateway");
    TopicAccess user = of("user-service");
    assertThat(findings(with(auth, Set.of(), auth.writes(), auth.groups())))
        .containsExactly("auth-service may not read " + USER_EVENTS);
    assertThat(findings(with(auth, auth.reads(), Set.of(USER_EVENTS), auth.groups())))
        .containsExactly("auth-service may not write " + USER_EVENTS + ".dead.auth");
    assertThat(findings(with(auth, auth.reads(), auth.writes(), Set.of())))
        .containsExactly("auth-service joins [auth-profiles], not []");
    assertThat(
            findings(with(auth, Set.of(USER_EVENTS, GAME_RESULTS), auth.writes(), auth.groups())))
        .containsExactly("auth-service has no use for " + GAME_RESULTS);
    assertThat(findings(with(gateway, gateway.reads(), Set.of(), gateway.groups())))
        .contains("realtime-gateway may neither read nor write " + GAME_COMMANDS);
    assertThat(findings(with(gateway, Set.of(), gateway.writes(), gateway.groups())))
        .contains("realtime-gateway may neither read nor write " + GAME_SNAPSHOTS);
    assertThat(
            findings(
                with(
                    user,
                    user.reads(),
                    Set.of(USER_EVENTS, USER_EVENTS + ".dead.user"),
                    user.groups())))
        .containsExactly("user-service may neither read nor write " + GAME_RESULTS + ".dead.user");
  }

  private static TopicAccess of(String service) {
    return TopicAccess.all().stream()
        .filter(access -> access.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private static TopicAccess with(
      TopicAccess access, Set<String> reads, Set<String> writes, Set<String> groups) {
    return new TopicAccess(access.service(), reads, writes, groups);
  }

  private static List<String> findings(TopicAccess access)
      throws IOException, ReflectiveOperationException {
    String service = access.service();
    List<String> findings = new ArrayList<>();
    TopicAccess channels = channels(service);
    Set<String> beside = beside(service, channels.reads());
    without(channels.reads(), access.reads())
        .forEach(topic -> findings.add(service + " may not read " + topic));
    without(channels.writes(), access.writes())
        .forEach(topic -> findings.add(service + " may not write " + topic));
    if (!channels.groups().equals(access.groups())) {
      findings.add(service + " joins " + channels.groups() + ", not " + access.groups());
    }
    Set<String> unnamed = new TreeSet<>(without(access.reads(), channels.reads()));
    unnamed.addAll(without(access.writes(), channels.writes()));
    without(unnamed, beside).forEach(topic -> findings.add(service + " has no use for " + topic));
    Set<String> unlisted = without(without(beside, channels.writes()), access.reads());
    without(unlisted, access.writes())
        .forEach(topic -> findings.add(service + " may neither read nor write " + topic));
    return findings;
  }

  /** The topics that the channels of a service read and write. */
  private static TopicAccess channels(String service) throws IOException {
    TopicAccess channels =
        new TopicAccess(service, new HashSet<>(), new HashSet<>(), new HashSet<>());
    Properties properties = properties(service);
    for (String key : properties.stringPropertyNames()) {
      Matcher channel = CHANNEL.matcher(key);
      if (channel.matches()) {
        Set<String> rights =
            channel.group(2).equals("group.id")
                ? channels.groups()
                : key.contains(".incoming.") && channel.group(2).equals("topic")
                    ? channels.reads()
                    : channels.writes();
        rights.add(EXPRESSION.matcher(properties.getProperty(key)).replaceAll("*"));
      }
    }
    return channels;
  }

  /**
   * The topics that the sources of a service name, and its dead letter topics.
   *
   * @param read the topics that its channels read, each of which has a dead letter topic
   */
  private static Set<String> beside(String service, Set<String> read)
      throws IOException, ReflectiveOperationException {
    Set<String> topics = new TreeSet<>();
    String name = properties(service).getProperty(NAME);
    read.forEach(topic -> topics.add(topic + ".dead." + name));
    try (Stream<Path> files = Files.walk(main(service).resolve("java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String source = Files.readString(file);
        Matcher named = NAMED.matcher(source);
        while (named.find()) {
          topics.add((String) Topics.class.getField(named.group(1)).get(null));
        }
      }
    }
    return topics;
  }

  private static Properties properties(String service) throws IOException {
    Properties properties = new Properties();
    try (var in =
        Files.newBufferedReader(main(service).resolve("resources/application.properties"))) {
      properties.load(in);
    }
    return properties;
  }

  private static Path main(String service) {
    return REPOSITORY.resolve(service).resolve("src/main");
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
