package io.quizcast.swarm.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The share of each behaviour in a crowd. The remaining bots are GOOD. */
public record BehaviourMix(Map<Behaviour, Integer> percent) {

  public BehaviourMix {
    int sum = percent.values().stream().mapToInt(Integer::intValue).sum();
    if (sum > 100 || percent.values().stream().anyMatch(share -> share < 0)) {
      throw new IllegalArgumentException("shares of a mix are percents that sum to 100 at most");
    }
  }

  /** Reads a text such as {@code wrong=20,silent=5}. */
  public static BehaviourMix parse(String text) {
    Map<Behaviour, Integer> percent = new EnumMap<>(Behaviour.class);
    for (String share : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
      String[] parts = share.strip().split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not a share (name=percent): " + share);
      }
      percent.put(
          Behaviour.valueOf(parts[0].strip().toUpperCase(Locale.ROOT)),
          Integer.parseInt(parts[1].strip()));
    }
    return new BehaviourMix(percent);
  }

  /**
   * Returns a behaviour for each of {@code count} bots, in exact shares and in an order that the
   * seed determines.
   */
  public List<Behaviour> deal(int count, long seed) {
    List<Behaviour> dealt = new ArrayList<>(count);
    percent.forEach(
        (behaviour, share) ->
            dealt.addAll(Collections.nCopies((int) ((long) count * share / 100), behaviour)));
    dealt.addAll(Collections.nCopies(count - dealt.size(), Behaviour.GOOD));
    Collections.shuffle(dealt, new Random(seed));
    return dealt;
  }
}
