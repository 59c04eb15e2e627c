package io.quizcast.swarm;

import io.quizcast.swarm.game.BehaviourMix;
import io.quizcast.swarm.game.Script;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The number of bots and how they play. */
final class CrowdOptions {
  @Option(names = "--bots", description = "how many (default: ${DEFAULT-VALUE})")
  int bots = 200;

  @Option(
      names = "--mix",
      description =
          "percent by behaviour, the rest is good: wrong, slow, silent, late, reconnecting, hasty,"
              + " guessing (default: ${DEFAULT-VALUE})")
  String mix = "wrong=35,slow=5,silent=10,late=5,reconnecting=5,hasty=5";

  @Option(
      names = "--delay",
      description = "seconds from question to answer, least-most (default: ${DEFAULT-VALUE})")
  String delay = "0.5-4.0";

  @Option(
      names = "--trouble-at",
      description = "question at which all but GOOD bots fail; 0: one per bot (default)")
  int troubleAt;

  @Option(names = "--seed", description = "same seed, same game (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--loops", description = "event loops (default: ${DEFAULT-VALUE})")
  int loops = 1;

  @Option(
      names = "--sign-ins-at-once",
      description = "calls in flight while bots sign in (default: ${DEFAULT-VALUE})")
  int signInsAtOnce = 4;

  @Option(
      names = "--patience",
      description = "seconds without progress of a game before the bots give up (default: 120)")
  int patienceSeconds = 120;

  BehaviourMix behaviours() {
    try {
      return BehaviourMix.parse(mix);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("--mix: " + e.getMessage());
    }
  }

  Script.Pace pace() {
    String[] ends = delay.split("-", 2);
    try {
      int least = (int) (Double.parseDouble(ends[0]) * 1000);
      int most = (int) (Double.parseDouble(ends[ends.length - 1]) * 1000);
      if (least < 0 || most < least) {
        throw new NumberFormatException(delay);
      }
      return new Script.Pace(least, most, troubleAt);
    } catch (NumberFormatException e) {
      throw new UsageProblem("--delay wants least-most in seconds, like 0.5-4.0, not " + delay);
    }
  }

  Duration patience() {
    return Duration.ofSeconds(patienceSeconds);
  }
}
