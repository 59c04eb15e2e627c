package io.quizcast.quiz.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one player answered, question by question, and how fast. Owned by one thread. */
final class AnswerTrack {
  /** One or two alike happen by chance, and among thousands of players three or four. */
  private static final int FEWEST_ANSWERS = 3;

  private static final int FEWEST_IN_A_CROWD = 5;
  private static final int FEW_PLAYERS = 200;

  /** Nobody reads a question in this time. */
  private static final int READING_MS = 350;

  /** People's times spread wider over several questions. */
  private static final int EVEN_MS = 40;

  /** Two hands on two devices differ by more than this, now and then. */
  private static final int TOGETHER_MS = 120;

  private final long userId;
  private final Map<Long, Integer> options = new LinkedHashMap<>();
  private final List<Integer> times = new ArrayList<>();

  /** Players who answered as one. */
  record Alike(List<Long> users, String evidence) {}

  AnswerTrack(long userId) {
    this.userId = userId;
  }

  long userId() {
    return userId;
  }

  /** The first answer to a question is the one that counts. */
  void add(long questionId, int option, int elapsedMs) {
    if (options.putIfAbsent(questionId, option) == null) {
      times.add(elapsedMs);
    }
  }

  Optional<String> inhuman() {
    if (times.size() < FEWEST_ANSWERS) {
      return Optional.empty();
    }
    long hasty = times.stream().filter(time -> time < READING_MS).count();
    if (hasty >= FEWEST_ANSWERS) {
      return Optional.of(
          "%d of %d answers within %d ms".formatted(hasty, times.size(), READING_MS));
    }
    int fastest = times.stream().mapToInt(Integer::intValue).min().orElse(0);
    int slowest = times.stream().mapToInt(Integer::intValue).max().orElse(0);
    return slowest - fastest <= EVEN_MS
        ? Optional.of(
            "all %d answers between %d and %d ms".formatted(times.size(), fastest, slowest))
        : Optional.empty();
  }

  /** Groups with the same options at the same moments, each player in at most one. */
  static List<Alike> alike(Collection<AnswerTrack> tracks) {
    int fewest = tracks.size() < FEW_PLAYERS ? FEWEST_ANSWERS : FEWEST_IN_A_CROWD;
    Map<Map<Long, Integer>, List<AnswerTrack>> byOptions = new LinkedHashMap<>();
    for (AnswerTrack track : tracks) {
      if (track.times.size() >= fewest) {
        byOptions.computeIfAbsent(track.options, _ -> new ArrayList<>()).add(track);
      }
    }
    List<Alike> found = new ArrayList<>();
    for (List<AnswerTrack> equal : byOptions.values()) {
      equal.sort(Comparator.comparingInt(track -> track.times.getFirst()));
      Set<AnswerTrack> taken = new HashSet<>();
      for (int i = 0; i < equal.size(); i++) {
        AnswerTrack one = equal.get(i);
        if (taken.add(one)) {
          List<AnswerTrack> group = withThoseAround(one, equal.subList(i + 1, equal.size()), taken);
          if (group.size() > 1) {
            taken.addAll(group);
            found.add(one.alike(group));
          }
        }
      }
    }
    return found;
  }

  /**
   * @param later in order of their first answer
   */
  private static List<AnswerTrack> withThoseAround(
      AnswerTrack one, List<AnswerTrack> later, Set<AnswerTrack> taken) {
    List<AnswerTrack> group = new ArrayList<>(List.of(one));
    for (AnswerTrack other : later) {
      if (other.times.getFirst() - one.times.getFirst() > TOGETHER_MS) {
        break;
      }
      if (!taken.contains(other) && one.furthestFrom(other) <= TOGETHER_MS) {
        group.add(other);
      }
    }
    return group;
  }

  private Alike alike(List<AnswerTrack> group) {
    int apart = group.stream().mapToInt(this::furthestFrom).max().orElse(0);
    return new Alike(
        group.stream().map(AnswerTrack::userId).toList(),
        "options %s in %d questions, never more than %d ms apart"
            .formatted(options.values(), times.size(), apart));
  }

  private int furthestFrom(AnswerTrack other) {
    int furthest = 0;
    for (int i = 0; i < times.size(); i++) {
      furthest = Math.max(furthest, Math.abs(times.get(i) - other.times.get(i)));
    }
    return furthest;
  }
}
