package io.quizcast.guard.log;

import org.jboss.logging.MDC;

/**
 * Fields of a log line beside its text. In production each line is a JSON object, so that a log
 * store can search for all lines of a quiz or of a partition. The trace id is added by
 * OpenTelemetry.
 */
public final class LogFields {
  public static final String QUIZ = "quizId";
  public static final String PARTITION = "partition";

  private LogFields() {}

  /**
   * Names the quiz in the lines that a call logs. The field is set only around the logging itself,
   * because setting it for every command of a game would cost more than it tells.
   */
  public static void ofQuiz(long quizId, Runnable logging) {
    MDC.put(QUIZ, Long.toString(quizId));
    try {
      logging.run();
    } finally {
      MDC.remove(QUIZ);
    }
  }

  /** Names the partition in every later line of the calling thread, which must serve it alone. */
  public static void ofPartition(int partition) {
    MDC.put(PARTITION, Integer.toString(partition));
  }
}
