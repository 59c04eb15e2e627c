package io.quizcast.quiz.game;

import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Times of a played game on the broker's clock, in ms.
 *
 * @param toReveal longest time, over all questions, from the last {@code window_over} to the record
 *     with the verdict
 * @param toResults time from the command that ends the game to the record with its end, which is
 *     published once the results are durable
 * @param offPlan largest difference, over all questions, between the planned opening and the actual
 *     one
 */
record GameTimes(long toReveal, long toResults, long offPlan) {

  static GameTimes of(RunnerStage stage, long quizId) throws IOException {
    long windowOver = 0;
    List<long[]> overs = new ArrayList<>();
    long finish = 0;
    for (ConsumerRecord<byte[], byte[]> one : all(stage, stage.commandsTopic)) {
      GameCommand command = stage.wire.command(one.value());
      if (command.quizId() == quizId) {
        switch (command) {
          case GameCommand.WindowOver _ -> windowOver = one.timestamp();
          case GameCommand.Judge _ -> {
            if (overs.isEmpty() || overs.getLast()[0] != windowOver) {
              overs.add(new long[] {windowOver, one.timestamp()});
            }
          }
          case GameCommand.Finish _ -> finish = finish == 0 ? one.timestamp() : finish;
          default -> {}
        }
      }
    }
    return fold(stage, quizId, overs, finish);
  }

  private static GameTimes fold(RunnerStage stage, long quizId, List<long[]> overs, long finish)
      throws IOException {
    long toReveal = 0;
    long toResults = 0;
    long offPlan = 0;
    long planned = 0;
    long reveal = 0;
    int judged = 0;
    for (ConsumerRecord<byte[], byte[]> one : all(stage, stage.eventsTopic)) {
      GameEventRecord read =
          stage.wire.mapper().readerFor(GameEventRecord.class).readValue(one.value());
      if (!(read instanceof EventRun run) || run.quizId() != quizId) {
        continue;
      }
      for (GameEvent event : run.events()) {
        switch (event) {
          case GameEvent.Started e -> {
            planned = e.startedAt() + e.settings().firstQuestionDelayMs();
            reveal = e.settings().revealMs();
          }
          case GameEvent.QuestionJudged _ -> {
            long[] moments = overs.get(judged++);
            toReveal = Math.max(toReveal, one.timestamp() - moments[0]);
            planned = moments[1] + reveal;
          }
          case GameEvent.AdEnded _ ->
              planned = one.timestamp() + stage.config.firstQuestionDelay().toMillis();
          case GameEvent.QuestionOpened e ->
              offPlan = Math.max(offPlan, Math.abs(e.openedAt() - planned));
          case GameEvent.Finished _ -> toResults = one.timestamp() - finish;
          default -> {}
        }
      }
    }
    return new GameTimes(toReveal, toResults, offPlan);
  }

  private static List<ConsumerRecord<byte[], byte[]>> all(RunnerStage stage, String topic) {
    Map<String, Object> config = new HashMap<>(stage.kafka);
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
