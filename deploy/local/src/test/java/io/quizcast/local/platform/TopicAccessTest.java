package io.quizcast.local.platform;

import static io.quizcast.contracts.Topics.GAME_COMMANDS;
import static io.quizcast.contracts.Topics.GAME_EVENTS;
import static io.quizcast.contracts.Topics.GAME_RESULTS;
import static io.quizcast.contracts.Topics.GAME_SNAPSHOTS;
import static io.quizcast.contracts.Topics.USER_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that asks who somebody is, with the access lists of production. */
class TopicAccessTest {
  private static final List<String> TOPICS =
      List.of(GAME_COMMANDS, GAME_EVENTS, GAME_SNAPSHOTS, GAME_RESULTS, USER_EVENTS);

  @TempDir static Path folder;
  private static OwnedProcess broker;
  private static KafkaGuard guard;

  @BeforeAll
  static void startGuarded() throws Exception {
    FreePorts ports = new FreePorts();
    Map<String, String> passwords = new HashMap<>();
    TopicAccess.all().forEach(access -> passwords.put(access.service(), "of-" + access.service()));
    guard = new KafkaGuard(ports.next(), passwords);
    int port = ports.next();
    LocalKafka kafka = LocalKafka.guarded(folder.resolve("kafka"), port, ports.next(), guard);
    kafka.prepare();
    Path log = folder.resolve("kafka.log");
    broker =
        OwnedProcess.start(
            new ProcessBuilder(kafka.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()),
            folder.resolve("kafka.pid"));
    assertThat(Readiness.await(kafka, broker, Duration.ofSeconds(60)))
        .as(Files.readString(log))
        .isTrue();
    try (Admin operator = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
      operator.createAcls(lists()).all().get();
    }
  }

  @AfterAll
  static void stop() {
    broker.kill();
  }

  private static List<AclBinding> lists() {
    List<AclBinding> lists = new ArrayList<>();
    for (TopicAccess access : TopicAccess.all()) {
      access.reads().forEach(name -> lists.add(allow(access, name, AclOperation.READ)));
      access.writes().forEach(name -> lists.add(allow(access, name, AclOperation.WRITE)));
    }
    return lists;
  }

  private static AclBinding allow(TopicAccess access, String topic, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + access.service(), "*", operation, AclPermissionType.ALLOW));
  }

  @Test
  void quizServiceAloneReadsWhatIsAskedOfGames() throws Exception {
    write("realtime-gateway", GAME_COMMANDS);
    assertThat(reads("quiz-service", GAME_COMMANDS)).isTrue();
    for (String other : List.of("realtime-gateway", "auth-service", "user-service")) {
      assertThat(reads(other, GAME_COMMANDS)).as(other).isFalse();
    }
  }

  @Test
  void eachServiceReadsAndWritesWhatItsListSays() throws Exception {
    for (TopicAccess access : TopicAccess.all()) {
      Set<String> read = new TreeSet<>();
      Set<String> written = new TreeSet<>();
      for (String topic : TOPICS) {
        if (reads(access.service(), topic)) {
          read.add(topic);
        }
        if (writes(access.service(), topic)) {
          written.add(topic);
        }
      }
      assertThat(read).as(access.service()).isEqualTo(access.reads());
      Set<String> listed = new TreeSet<>(access.writes());
      listed.retainAll(TOPICS);
      assertThat(written).as(access.service()).isEqualTo(listed);
    }
  }

  /** Without a group, from the start of partition 0; polls until the broker has answered. */
  private static boolean reads(String user, String topic) {
    Map<String, Object> config = new HashMap<>(guard.client(user));
    TopicPartition partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      consumer.position(partition);
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (consumer.currentLag(partition).isEmpty() && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(50));
      }
      return consumer.currentLag(partition).isPresent();
    } catch (TopicAuthorizationException e) {
      return false;
    }
  }

  private static boolean writes(String user, String topic) throws InterruptedException {
    try {
      write(user, topic);
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      return false;
    }
  }

  private static void write(String user, String topic)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config = new HashMap<>(guard.client(user));
    config.put("enable.idempotence", true);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, "1", "{}")).get();
    }
  }
}
