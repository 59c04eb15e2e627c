package io.quizcast.local.platform;

import static io.quizcast.contracts.Topics.GAME_COMMANDS;
import static io.quizcast.contracts.Topics.GAME_EVENTS;
import static io.quizcast.contracts.Topics.GAME_RESULTS;
import static io.quizcast.contracts.Topics.GAME_SNAPSHOTS;
import static io.quizcast.contracts.Topics.USER_EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the access lists of production on a broker that authenticates every client. */
class TopicAccessTest {
  private static final List<String> TOPICS =
      List.of(GAME_COMMANDS, GAME_EVENTS, GAME_SNAPSHOTS, GAME_RESULTS, USER_EVENTS);

  @TempDir static Path folder;
  private static OwnedProcess broker;
  private static KafkaAccess access;
  private static int port;

  @BeforeAll
  static void startGuarded() throws Exception {
    FreePorts ports = new FreePorts();
    port = ports.next();
    access = KafkaAccess.of(user -> "of-" + user);
    LocalKafka kafka = LocalKafka.secured(folder.resolve("kafka"), port, ports.next(), access);
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
    for (String topic : TOPICS) {
      write(KafkaAccess.OPERATOR, topic);
    }
  }

  @AfterAll
  static void stop() {
    broker.kill();
  }

  @Test
  void aDeadLetterTopicIsNotAmongTheTopicsThatAreCreatedAnyway() {
    assertThat(KafkaBroker.deadLetterTopics())
        .containsExactly(
            GAME_RESULTS + ".dead.user",
            USER_EVENTS + ".dead.auth",
            USER_EVENTS + ".dead.gateway",
            USER_EVENTS + ".dead.quiz",
            USER_EVENTS + ".dead.user");
  }

  /** A broker whose port is taken would otherwise stay alive and never become ready. */
  @Test
  @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aBrokerThatCannotStartEnds() throws Exception {
    FreePorts ports = new FreePorts();
    LocalKafka second = LocalKafka.secured(folder.resolve("second"), port, ports.next(), access);
    second.prepare();
    Process process = new ProcessBuilder(second.command()).redirectErrorStream(true).start();
    try {
      String log = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(log).isEqualTo(1);
      assertThat(log).contains("The broker did not start");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void onlyQuizServiceReadsGameCommands() throws Exception {
    write("realtime-gateway", GAME_COMMANDS);
    assertThat(reads("quiz-service", GAME_COMMANDS)).isTrue();
    for (String other : List.of("realtime-gateway", "auth-service", "user-service")) {
      assertThat(reads(other, GAME_COMMANDS)).as(other).isFalse();
    }
  }

  @Test
  void eachServiceMayReadAndWriteExactlyTheTopicsOfItsList() throws Exception {
    for (TopicAccess one : TopicAccess.all()) {
      Set<String> read = new TreeSet<>();
      Set<String> written = new TreeSet<>();
      for (String topic : TOPICS) {
        if (reads(one.service(), topic)) {
          read.add(topic);
        }
        if (writes(one.service(), topic)) {
          written.add(topic);
        }
      }
      assertThat(read).as(one.service()).isEqualTo(one.reads());
      Set<String> listed = new TreeSet<>(one.writes());
      listed.retainAll(TOPICS);
      assertThat(written).as(one.service()).isEqualTo(listed);
    }
  }

  /**
   * Only Amazon's brokers accept this mechanism; Kafka itself does not know it. If another broker
   * names it in a refusal, the client has loaded the login module and requested the mechanism, with
   * the settings of the component msk-iam and of its Job.
   */
  @ParameterizedTest
  @ValueSource(strings = {"settings.env", "client.properties"})
  void aClientAsksForTheMechanismOfMskIam(String file) throws Exception {
    Map<String, Object> config = new HashMap<>();
    Properties settings = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("../../k8s/components/msk-iam").resolve(file))) {
      settings.load(reader);
    }
    for (String name : settings.stringPropertyNames()) {
      // Quarkus reads the settings of Kafka clients from variables of this form.
      config.put(
          name.replaceFirst("^KAFKA_", "").replace('_', '.').toLowerCase(Locale.ROOT),
          settings.getProperty(name));
    }
    assertThat(config).containsEntry("security.protocol", "SASL_SSL");
    config.keySet().removeIf(name -> name.startsWith("ssl."));
    config.put("security.protocol", "SASL_PLAINTEXT");
    config.put("bootstrap.servers", "127.0.0.1:" + port);
    try (Admin admin = Admin.create(config)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(UnsupportedSaslMechanismException.class)
          .hasMessageContaining("'AWS_MSK_IAM' not enabled");
    }
  }

  /**
   * Reads from the start of partition 0 without a consumer group. The operator has written a record
   * there.
   */
  private static boolean reads(String user, String topic) {
    Map<String, Object> config = new HashMap<>(access.client(port, user));
    TopicPartition partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (System.nanoTime() < end) {
        if (!consumer.poll(Duration.ofMillis(50)).isEmpty()) {
          return true;
        }
      }
      throw new AssertionError(user + " gets neither a record nor a refusal from " + topic);
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
    Map<String, Object> config = new HashMap<>(access.client(port, user));
    config.put("enable.idempotence", true);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, "1", "{}")).get();
    }
  }
}
