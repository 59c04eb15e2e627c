package io.quizcast.quiz.game;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quizcast.contracts.game.GameCommand;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameEventRecord;
import io.quizcast.contracts.game.GameEventRecord.EventRun;
import io.quizcast.contracts.game.GameSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract's records as bytes on the game topics. Safe for any thread. */
final class GameWire {
  private final ObjectMapper mapper;
  private final ObjectReader commands;
  private final ObjectWriter commandWriter;
  private final ObjectWriter eventWriter;
  private final ObjectReader records;
  private final ObjectWriter recordWriter;
  private final ObjectWriter snapshotWriter;

  GameWire(ObjectMapper mapper) {
    this.mapper = mapper;
    commands = mapper.readerFor(GameCommand.class);
    commandWriter = mapper.writerFor(GameCommand.class);
    eventWriter = mapper.writerFor(GameEvent.class);
    records = mapper.readerFor(GameEventRecord.class);
    recordWriter = mapper.writerFor(GameEventRecord.class);
    snapshotWriter = mapper.writerFor(GameSnapshot.class);
  }

  ObjectMapper mapper() {
    return mapper;
  }

  /** Throws when the bytes are no command this version knows. */
  GameCommand command(byte[] value) throws IOException {
    GameCommand command = commands.readValue(value);
    if (command == null) {
      throw new IOException("no command");
    }
    return command;
  }

  byte[] bytes(GameCommand command) {
    return write(commandWriter, command);
  }

  byte[] bytes(GameEvent event) {
    return write(eventWriter, event);
  }

  byte[] bytes(GameEventRecord record) {
    return write(recordWriter, record);
  }

  byte[] bytes(GameSnapshot snapshot) {
    return write(snapshotWriter, snapshot);
  }

  /** A run this service has stored. */
  EventRun run(byte[] body) {
    try {
      return records.readValue(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored run cannot be read", e);
    }
  }

  /** What an {@link EventRun} looks like before its events. */
  static byte[] runHead(long quizId, long epoch, long firstSeq) {
    String head =
        "{\"type\":\"run\",\"quiz_id\":%d,\"epoch\":%d,\"first_seq\":%d,\"events\":["
            .formatted(quizId, epoch, firstSeq);
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }
}
