package io.quizcast.e2e.canary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to every frame of a crowd: records when each step of the game reached its first player,
 * and which canary words leaked. Thread-safe.
 */
public final class FrameEar implements Consumer<String> {
  private static final Set<String> STEPS =
      Set.of("quiz:start", "quiz:question", "quiz:answer_reveal", "quiz:finish");
  private static final Set<String> ASKING = Set.of("quiz:question", "quiz:state");

  /** Frames that may carry the explanation of a judged question. */
  private static final Set<String> EXPLAINING = Set.of("quiz:answer_reveal", "quiz:state");

  private static final Pattern QUESTION_ID = Pattern.compile("\"question_id\":(\\d+)");
  private static final String TYPE = "{\"type\":\"";

  /**
   * @param question id of the question; 0 for a step without one
   * @param nanos time of the first receipt, by this machine's monotonic clock
   */
  public record Step(String type, long question, long nanos) {}

  private record Key(String type, long question) {}

  private final List<String> silent;
  private final List<String> unexplained;
  private final List<String> leaks = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<Key> heard = new HashSet<>();

  /**
   * @param canaries words of right options, which may appear only once their question is open
   * @param explanations texts that may appear only once their question is judged
   */
  public FrameEar(List<String> canaries, List<String> explanations) {
    silent = new ArrayList<>(canaries);
    unexplained = new ArrayList<>(explanations);
  }

  @Override
  public synchronized void accept(String text) {
    String type = type(text);
    if (STEPS.contains(type)) {
      Matcher id = QUESTION_ID.matcher(text);
      long question = id.find() ? Long.parseLong(id.group(1)) : 0;
      if (heard.add(new Key(type, question))) {
        steps.add(new Step(type, question, System.nanoTime()));
      }
    }
    hearExplanations(text, type);
    for (String canary : List.copyOf(silent)) {
      if (text.contains(canary)) {
        silent.remove(canary);
        if (!ASKING.contains(type)) {
          leaks.add("a frame " + type + " holds a right option before its question");
        }
      }
    }
  }

  private void hearExplanations(String text, String type) {
    for (String explanation : List.copyOf(unexplained)) {
      if (text.contains(explanation)) {
        unexplained.remove(explanation);
        if (!EXPLAINING.contains(type)) {
          leaks.add("a frame " + type + " holds an explanation before its verdict");
        }
      }
    }
  }

  public synchronized List<String> leaks() {
    return List.copyOf(leaks);
  }

  /**
   * The steps in the order of their first receipt, without frames that are repeated after a
   * reconnect.
   */
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  private static String type(String text) {
    int end = text.startsWith(TYPE) ? text.indexOf('"', TYPE.length()) : -1;
    return end < 0 ? "?" : text.substring(TYPE.length(), end);
  }
}
