import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Measures a played game by the clock of the broker: java WholeGame.java BOOTSTRAP QUIZ. Prints how
 * far each question was from its planned time, and how long the results took, from the command that
 * ends the game to the event that is published once the results are durable.
 */
public class WholeGame {
  private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");

  public static void main(String[] args) throws IOException {
    String quiz = args[1];
    Map<String, Long> commands = new TreeMap<>();
    List<Long> judges = new ArrayList<>();
    List<long[]> opened = new ArrayList<>();
    long finishAt = 0;
    for (ConsumerRecord<byte[], byte[]> one : read(args[0], "game.commands", quiz)) {
      Matcher type = TYPE.matcher(text(one));
      if (type.find()) {
        commands.merge(type.group(1), 1L, Long::sum);
        if (type.group(1).equals("judge")) {
          judges.add(one.timestamp());
        }
        if (type.group(1).equals("finish") && finishAt == 0) {
          finishAt = one.timestamp();
        }
      }
    }
    long finishedAt = 0;
    long reference = 0;
    long wait = 0;
    double worst = 0;
    StringBuilder lines = new StringBuilder();
    for (ConsumerRecord<byte[], byte[]> one : read(args[0], "game.events", quiz)) {
      String run = text(one);
      Matcher event =
          Pattern.compile(
                  "\"type\":\"(started|question_opened|question_judged|ad_ended|finished)\"")
              .matcher(run);
      while (event.find()) {
        switch (event.group(1)) {
          case "started" -> {
            reference = number(run, event.start(), "started_at");
            wait = 500;
          }
          case "question_judged" -> {
            reference = last(judges, one.timestamp());
            wait = 1_000;
          }
          case "ad_ended" -> {
            reference = one.timestamp();
            wait = 500;
          }
          case "question_opened" -> {
            long at = number(run, event.start(), "opened_at");
            long late = at - reference - wait;
            worst = Math.max(worst, Math.abs(late));
            lines.append(String.format(Locale.ROOT, " %d", late));
            opened.add(new long[] {at, late});
          }
          default -> finishedAt = one.timestamp();
        }
      }
    }
    System.out.printf(Locale.ROOT, "commands %s%n", commands);
    System.out.printf("%d questions, off their planned moment by ms:%s%n", opened.size(), lines);
    System.out.printf(Locale.ROOT, "worst %.0f ms%n", worst);
    System.out.printf(
        "finish appended to results durable and said: %d ms%n", finishedAt - finishAt);
  }

  private static long last(List<Long> moments, long before) {
    return moments.stream().mapToLong(Long::longValue).filter(at -> at <= before).max().orElse(0);
  }

  private static long number(String run, int from, String field) {
    Matcher value = Pattern.compile("\"" + field + "\":(\\d+)").matcher(run);
    return value.find(from) ? Long.parseLong(value.group(1)) : 0;
  }

  private static String text(ConsumerRecord<byte[], byte[]> one) {
    return new String(one.value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      String config, String topic, String quiz) throws IOException {
    Properties client = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(config))) {
      client.load(file);
    }
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            client,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> end = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          boolean own = one.key() != null && new String(one.key()).equals(quiz);
          if (one.value() != null && (own || text(one).contains("\"quiz_id\":" + quiz + ","))) {
            found.add(one);
          }
        }
      }
    }
    return found;
  }
}
