package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.GameCommand.Answer;
import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Cancel;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Join;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice.AnswerRefused;
import io.quizcast.contracts.game.GameNotice.HostRefused;
import io.quizcast.contracts.game.GameNotice.JoinRefused;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.GameFacts.Attendance;
import java.util.Set;

/** Decisions that several phases share: who is there, and the end by the host. */
final class Attending {
  private Attending() {}

  static Decision join(GameFacts facts, Join command, Stamp now) {
    Players players = facts.players();
    if (players.seatOf(command.userId()) != Players.NO_SEAT) {
      return Decision.NOTHING;
    }
    if (facts.barred().contains(command.userId())) {
      return Decision.refused(new JoinRefused(command.userId(), "banned"));
    }
    if (facts.isRehearsal() && command.userId() > 0) {
      return Decision.refused(new JoinRefused(command.userId(), "quiz_unknown"));
    }
    boolean present = isPresenceTime(facts, now);
    return Decision.of(new GameEvent.Joined(players.size(), command.userId(), present));
  }

  /** Who comes after question 1 has opened may watch. */
  static Decision tooLate(GameFacts facts, Join command) {
    return facts.players().seatOf(command.userId()) == Players.NO_SEAT
        ? Decision.refused(new JoinRefused(command.userId(), "registration_closed"))
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
   * A game that has not started keeps a beat only when it says something new: a lobby may be open
   * for days.
   */
  static Decision heartbeat(GameFacts facts, Heartbeat heartbeat, Stamp now) {
    Attendance known = facts.attendance(heartbeat.gateway());
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
      return refused(command.id(), "not_a_participant");
    }
    return facts.players().isIn(seat)
        ? Decision.of(new GameEvent.PlayerRemoved(seat, command.id()))
        : refused(command.id(), "already_out");
  }

  static Decision bar(GameFacts facts, Bar command) {
    return facts.barred().equals(Set.copyOf(command.userIds()))
        ? Decision.NOTHING
        : Decision.of(new GameEvent.PlayersBarred(command.userIds()));
  }

  static Decision cancel(Cancel command) {
    return Decision.of(new GameEvent.Cancelled(command.id(), command.reason(), command.message()));
  }

  static Decision answerRefused(Answer command, String reason) {
    return Decision.refused(new AnswerRefused(command.userId(), command.questionId(), reason));
  }

  static Decision refused(String id, String reason) {
    return Decision.refused(new HostRefused(id, reason));
  }
}
