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

/**
 * The answers of one player in a game, with their times; it finds suspicious patterns in them.
 * Confined to one thread.
 */
final class AnswerTrack {
  /**
   * Minimum number of equal answers that is suspicious. One or two equal answers happen by chance,
   * and among many players even three or four.
   */
  private static final int MIN_ANSWERS = 3;

  private static final int MIN_ANSWERS_IN_CROWD = 5;
  private static final int CROWD = 200;

  /** Minimum time that a person needs to read a question. */
  private static final int MIN_READING_MS = 350;

  /** Minimum spread of a person's answer times over several questions. */
  private static final int MIN_SPREAD_MS = 40;

  /**
   * Maximum difference between two players' answer times that is suspicious; independent players
   * differ by more at least once.
   */
  private static final int MAX_DISTANCE_MS = 120;

  private final long userId;
  private final Map<Long, Integer> options = new LinkedHashMap<>();
  private final List<Integer> times = new ArrayList<>();

  /** Players with equal answers at nearly equal times. */
  record Alike(List<Long> users, String evidence) {}

  AnswerTrack(long userId) {
    this.userId = userId;
  }

  long userId() {
    return userId;
  }

  /** Only the first answer to a question counts. */
  void add(long questionId, int option, int elapsedMs) {
    if (options.putIfAbsent(questionId, option) == null) {
      times.add(elapsedMs);
    }
  }

  Optional<String> inhuman() {
    if (times.size() < MIN_ANSWERS) {
      return Optional.empty();
    }
    long hasty = times.stream().filter(time -> time < MIN_READING_MS).count();
    if (hasty >= MIN_ANSWERS) {
      return Optional.of(
          "%d of %d answers within %d ms".formatted(hasty, times.size(), MIN_READING_MS));
    }
    int fastest = times.stream().mapToInt(Integer::intValue).min().orElse(0);
    int slowest = times.stream().mapToInt(Integer::intValue).max().orElse(0);
    return slowest - fastest <= MIN_SPREAD_MS
        ? Optional.of(
            "all %d answers between %d and %d ms".formatted(times.size(), fastest, slowest))
        : Optional.empty();
  }

  /** Groups of players with equal answers at nearly equal times; a player is in at most one. */
  static List<Alike> alike(Collection<AnswerTrack> tracks) {
    int minAnswers = tracks.size() < CROWD ? MIN_ANSWERS : MIN_ANSWERS_IN_CROWD;
    Map<Map<Long, Integer>, List<AnswerTrack>> byOptions = new LinkedHashMap<>();
    for (AnswerTrack track : tracks) {
      if (track.times.size() >= minAnswers) {
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
          List<AnswerTrack> group = groupAround(one, equal.subList(i + 1, equal.size()), taken);
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
   * @param later sorted by the time of their first answer
   */
  private static List<AnswerTrack> groupAround(
      AnswerTrack one, List<AnswerTrack> later, Set<AnswerTrack> taken) {
    List<AnswerTrack> group = new ArrayList<>(List.of(one));
    for (AnswerTrack other : later) {
      if (other.times.getFirst() - one.times.getFirst() > MAX_DISTANCE_MS) {
        break;
      }
      if (!taken.contains(other) && one.maxDistanceTo(other) <= MAX_DISTANCE_MS) {
        group.add(other);
      }
    }
    return group;
  }

  private Alike alike(List<AnswerTrack> group) {
    int apart = group.stream().mapToInt(this::maxDistanceTo).max().orElse(0);
    return new Alike(
        group.stream().map(AnswerTrack::userId).toList(),
        "options %s in %d questions, never more than %d ms apart"
            .formatted(options.values(), times.size(), apart));
  }

  private int maxDistanceTo(AnswerTrack other) {
    int furthest = 0;
    for (int i = 0; i < times.size(); i++) {
      furthest = Math.max(furthest, Math.abs(times.get(i) - other.times.get(i)));
    }
    return furthest;
  }
}
