package io.quizcast.guard.log;

import org.jboss.logging.MDC;

/**
 * Fields of a log line beside its text. In production each line is a JSON object, so that a log
 * store can find all lines of a quiz or of a partition. The trace id is added by OpenTelemetry.
 */
public final class LogFields {
  public static final String QUIZ = "quizId";
  public static final String PARTITION = "partition";

  private LogFields() {}

  /**
   * Adds the quiz to the lines that a call logs. The field is set only around the logging itself,
   * because setting it for every command of a game would cost more than it is worth.
   */
  public static void ofQuiz(long quizId, Runnable logging) {
    MDC.put(QUIZ, Long.toString(quizId));
    try {
      logging.run();
    } finally {
      MDC.remove(QUIZ);
    }
  }

  /**
   * Adds the partition to every later line of the calling thread, which must serve only this
   * partition.
   */
  public static void ofPartition(int partition) {
    MDC.put(PARTITION, Integer.toString(partition));
  }
}
