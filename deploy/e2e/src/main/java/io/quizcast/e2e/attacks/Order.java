package io.quizcast.e2e.attacks;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the attacking process must know, passed as JSON.
 *
 * @param steps the attacks, which run at the same time
 * @param millis how long they run
 * @param edge the port of the shipped NGINX
 * @param ports the ports of the replicas, by service
 * @param players sessions for the attacks that need one
 */
record Order(
    List<Step> steps,
    long millis,
    int edge,
    Map<String, List<Integer>> ports,
    List<AttackingPlayer> players) {
  /**
   * @param attack name of an {@link Attack}
   * @param address local address of its connections, one of 127.0.0.0/8
   */
  record Step(String attack, String address) {}

  static Order of(
      AttackedPlatform platform, List<Step> steps, long millis, List<AttackingPlayer> players)
      throws IOException, InterruptedException {
    return new Order(steps, millis, platform.edge().port(), platform.ports(), players);
  }
}
