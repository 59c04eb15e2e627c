package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Join;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice.JoinRefused;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.RefusalReason;
import io.quizcast.contracts.game.rules.GameFacts.GatewayPresence;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.Set;

/**
 * Decides who takes part: joins, presence, heartbeats, removals and bans. The rules are the same in
 * every phase.
 */
final class Attendance {
  private Attendance() {}

  static Decision join(GameFacts facts, Join command, Stamp now) {
    Players players = facts.players();
    if (players.seatOf(command.userId()) != Players.NO_SEAT) {
      return Decision.NOTHING;
    }
    if (facts.barred().contains(command.userId())) {
      return Decision.refused(new JoinRefused(command.userId(), RefusalReason.BANNED));
    }
    if (facts.isRehearsal() && command.userId() > 0) {
      return Decision.refused(new JoinRefused(command.userId(), RefusalReason.QUIZ_UNKNOWN));
    }
    boolean present = isPresenceTime(facts, now);
    return Decision.of(new GameEvent.Joined(players.size(), command.userId(), present));
  }

  /** Refuses a join after question 1 has opened; the user may still watch. */
  static Decision tooLate(GameFacts facts, Join command) {
    return refused(facts, command, RefusalReason.REGISTRATION_CLOSED);
  }

  /** Refuses a join unless the user is in the game already. */
  static Decision refused(GameFacts facts, Join command, RefusalReason reason) {
    return facts.players().seatOf(command.userId()) == Players.NO_SEAT
        ? Decision.refused(new JoinRefused(command.userId(), reason))
        : Decision.NOTHING;
  }

  static Decision present(GameFacts facts, Present command, Stamp now) {
    if (!isPresenceTime(facts, now)) {
      return Decision.NOTHING;
    }
    Players players = facts.players();
    int[] seats =
        command.userIds().stream()
            .mapToInt(players::seatOf)
            .filter(seat -> seat != Players.NO_SEAT && !players.isSeen(seat))
            .sorted()
            .distinct()
            .toArray();
    return seats.length == 0
        ? Decision.NOTHING
        : Decision.of(new GameEvent.PlayersSeen(command.gateway(), PlayerSet.of(seats)));
  }

  private static boolean isPresenceTime(GameFacts facts, Stamp now) {
    return now.at() >= facts.plan().scheduledAt() - GameFacts.PRESENCE_MS;
  }

  /**
   * Records a heartbeat. Before the start a heartbeat that changes nothing is dropped, because a
   * lobby may be open for days and every event is stored for good.
   */
  static Decision heartbeat(GameFacts facts, Heartbeat heartbeat, Stamp now) {
    GatewayPresence known = facts.gateway(heartbeat.gateway());
    for (Heartbeat.Room room : heartbeat.rooms()) {
      if (room.quizId() == facts.quizId()) {
        boolean quiet =
            !facts.isStarted()
                && known != null
                && known.users() == room.users()
                && now.clock() - known.clock() < GameFacts.QUIET_HEARTBEAT_MS;
        return quiet
            ? Decision.NOTHING
            : Decision.of(
                new GameEvent.GatewaySeen(heartbeat.gateway(), room.users(), now.clock()));
      }
    }
    return known == null
        ? Decision.NOTHING
        : Decision.of(new GameEvent.GatewayLeft(heartbeat.gateway()));
  }

  static Decision remove(GameFacts facts, Remove command) {
    int seat = facts.players().seatOf(command.userId());
    if (seat == Players.NO_SEAT) {
      return Decision.refused(command.id(), RefusalReason.NOT_A_PARTICIPANT);
    }
    return facts.players().isIn(seat)
        ? Decision.of(new GameEvent.PlayerRemoved(seat, command.id()))
        : Decision.refused(command.id(), RefusalReason.ALREADY_OUT);
  }

  static Decision bar(GameFacts facts, Bar command) {
    return facts.barred().equals(Set.copyOf(command.userIds()))
        ? Decision.NOTHING
        : Decision.of(new GameEvent.PlayersBarred(command.userIds()));
  }
}
