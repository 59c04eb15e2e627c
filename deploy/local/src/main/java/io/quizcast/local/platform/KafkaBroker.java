package io.quizcast.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The process of {@link LocalKafka}: it formats its folder once, runs the broker and creates the
 * topics.
 */
final class KafkaBroker {
  // Kept in a field, because java.util.logging drops the level of a logger to which nobody refers.
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("kafka"),
          Logger.getLogger("state.change.logger"));

  private static final String DEAD_LETTER_RETENTION = Long.toString(Duration.ofDays(30).toMillis());

  private KafkaBroker() {}

  /** The arguments: {@code folder port controllerPort [pid of the process to end with]}. */
  public static void main(String[] args) throws Exception {
    LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    if (args.length > 3) {
      endWith(Long.parseLong(args[3]));
    }
    Map<String, String> settings = settings(folder, port, Integer.parseInt(args[2]));
    Map<String, Object> operator = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    boolean secured = Files.exists(accessFile(folder));
    if (secured) {
      KafkaAccess access = KafkaAccess.read(accessFile(folder));
      settings = access.over(settings);
      operator = access.client(port, KafkaAccess.OPERATOR);
    }
    if (!Files.exists(logFolder(folder).resolve("meta.properties"))) {
      format(folder);
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    try {
      server.startup();
      createTopics(operator, secured);
    } catch (Exception e) {
      // The broker's threads would keep a process alive that is never ready.
      LOGGERS.getLast().log(Level.SEVERE, "The broker did not start", e);
      System.exit(1);
    }
    Files.writeString(readyFile(folder), Long.toString(ProcessHandle.current().pid()));
    server.awaitShutdown();
  }

  static Path readyFile(Path folder) {
    return folder.resolve("ready");
  }

  /** The file with users and passwords. Without it the broker does not authenticate clients. */
  static Path accessFile(Path folder) {
    return folder.resolve("access");
  }

  private static Path logFolder(Path folder) {
    return folder.resolve("log");
  }

  private static void endWith(long pid) {
    ProcessHandle.of(pid)
        .ifPresentOrElse(
            parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)),
            () -> Runtime.getRuntime().halt(0));
  }

  private static void format(Path folder) throws Exception {
    Formatter formatter = new Formatter();
    formatter.setClusterId(Uuid.randomUuid().toString());
    formatter.setNodeId(1);
    formatter.setControllerListenerName("CONTROLLER");
    formatter.setMetadataLogDirectory(logFolder(folder).toString());
    formatter.setDirectories(List.of(logFolder(folder).toString()));
    formatter.setIgnoreFormatted(true);
    formatter.run();
  }

  private static Map<String, String> settings(Path folder, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", logFolder(folder).toString());
    // With this the controller forgets a killed broker sooner, so a restarted one is ready after 4
    // s instead of 12.
    settings.put("broker.session.timeout.ms", "1500");
    settings.put("broker.heartbeat.interval.ms", "300");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // The dead letter topics are created when they are first needed.
    settings.put("auto.create.topics.enable", "true");
    settings.put("num.partitions", "1");
    for (String internal :
        Set.of(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor",
            "share.coordinator.state.topic.min.isr")) {
      settings.put(internal, "1");
    }
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    // The default is 128 MiB, half of this JVM's heap.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    return settings;
  }

  private static void createTopics(Map<String, Object> operator, boolean secured) throws Exception {
    try (Admin admin = Admin.create(operator)) {
      createTopics(admin, secured);
      if (secured) {
        admin.createAcls(KafkaAccess.lists()).all().get();
      }
    }
  }

  private static void createTopics(Admin admin, boolean secured) throws Exception {
    Set<String> present = admin.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicLayout topic : TopicLayout.all()) {
      if (present.contains(topic.name())) {
        changes.put(
            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
            topic.settings().entrySet().stream()
                .map(
                    entry ->
                        new AlterConfigOp(
                            new ConfigEntry(entry.getKey(), entry.getValue()),
                            AlterConfigOp.OpType.SET))
                .toList());
      } else {
        missing.add(
            new NewTopic(topic.name(), TopicLayout.PARTITIONS, (short) 1)
                .configs(topic.settings()));
      }
    }
    if (secured) {
      deadLetterTopics().stream()
          .filter(topic -> !present.contains(topic))
          .map(
              topic ->
                  new NewTopic(topic, 1, (short) 1)
                      .configs(Map.of("retention.ms", DEAD_LETTER_RETENTION)))
          .forEach(missing::add);
    }
    admin.createTopics(missing).all().get();
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /**
   * The topics to which services write but which the layout does not list. They are not found by
   * asking the broker, because its list lacks a topic for a moment after the topic was created.
   */
  static Set<String> deadLetterTopics() {
    Set<String> topics = new TreeSet<>();
    TopicAccess.all().forEach(access -> topics.addAll(access.writes()));
    TopicLayout.all().forEach(topic -> topics.remove(topic.name()));
    return topics;
  }
}
