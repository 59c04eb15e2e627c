package io.quizcast.contracts.game.rules;

import io.quizcast.contracts.game.CommandRefusal;
import io.quizcast.contracts.game.GameCommand.Bar;
import io.quizcast.contracts.game.GameCommand.Heartbeat;
import io.quizcast.contracts.game.GameCommand.Joins;
import io.quizcast.contracts.game.GameCommand.Present;
import io.quizcast.contracts.game.GameCommand.Remove;
import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.GameNotice;
import io.quizcast.contracts.game.GameNotice.JoinsRefused;
import io.quizcast.contracts.game.IdColumn;
import io.quizcast.contracts.game.PlayerSet;
import io.quizcast.contracts.game.rules.GameFacts.GatewayPresence;
import io.quizcast.contracts.game.rules.clock.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides who takes part: joins, presence, heartbeats, removals and bans. The rules are the same in
 * every phase.
 */
final class Attendance {
  private Attendance() {}

  /** Decides each join of a pack by itself, in the order of the pack. */
  static Decision join(GameFacts facts, Joins command, Stamp now) {
    List<Long> joining = new ArrayList<>();
    Map<CommandRefusal, List<Long>> refused = new EnumMap<>(CommandRefusal.class);
    for (long user : newcomers(facts, command)) {
      CommandRefusal refusal = refusal(facts, user);
      if (refusal == null) {
        joining.add(user);
      } else {
        refused.computeIfAbsent(refusal, _ -> new ArrayList<>()).add(user);
      }
    }
    List<GameNotice> notices = new ArrayList<>();
    refused.forEach((reason, users) -> notices.add(new JoinsRefused(IdColumn.of(users), reason)));
    return new Decision(seated(facts, joining, isPresenceTime(facts, now)), notices, null);
  }

  /** The users of the pack who have no seat yet, each once, in the order of the pack. */
  private static Set<Long> newcomers(GameFacts facts, Joins command) {
    Set<Long> users = new LinkedHashSet<>();
    command
        .joins()
        .userIds()
        .forEach(
            user -> {
              if (facts.players().seatOf(user) == Players.NO_SEAT) {
                users.add(user);
              }
            });
    return users;
  }

  /** Why this user may not join; null if they may. */
  private static @Nullable CommandRefusal refusal(GameFacts facts, long userId) {
    if (facts.barred().contains(userId)) {
      return CommandRefusal.BANNED;
    }
    return facts.isRehearsal() && userId > 0 ? CommandRefusal.QUIZ_UNKNOWN : null;
  }

  /** Seats the users in this order. */
  private static List<GameEvent> seated(
      GameFacts facts, Collection<Long> userIds, boolean present) {
    return userIds.isEmpty()
        ? List.of()
        : List.of(new GameEvent.Joined(facts.players().size(), present, IdColumn.of(userIds)));
  }

  /** Refuses joins after question 1 has opened. The users may still watch. */
  static Decision tooLate(GameFacts facts, Joins command) {
    return refused(facts, command, CommandRefusal.REGISTRATION_CLOSED);
  }

  /** Refuses the joins of a pack except those of users who are in the game already. */
  static Decision refused(GameFacts facts, Joins command, CommandRefusal reason) {
    Set<Long> users = newcomers(facts, command);
    return users.isEmpty()
        ? Decision.NOTHING
        : Decision.refused(new JoinsRefused(IdColumn.of(users), reason));
  }

  /** Records players who are seen for the first time or have moved to this gateway. */
  static Decision present(GameFacts facts, Present command, Stamp now) {
    Players players = facts.players();
    return isPresenceTime(facts, now)
        ? seen(
            facts,
            command,
            seat -> !players.isSeen(seat) || facts.hasMoved(seat, command.gateway()))
        : Decision.NOTHING;
  }

  /**
   * Records players who have moved to this gateway, so that the verdict knows whose answer may have
   * been lost with a gateway. At this point nobody is seen for the first time.
   */
  static Decision moved(GameFacts facts, Present command) {
    return seen(facts, command, seat -> facts.hasMoved(seat, command.gateway()));
  }

  private static Decision seen(GameFacts facts, Present command, IntPredicate isNew) {
    Players players = facts.players();
    int[] seats =
        command.userIds().stream()
            .mapToInt(players::seatOf)
            .filter(seat -> seat != Players.NO_SEAT && isNew.test(seat))
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
   * Records a heartbeat. Before the start a heartbeat that changes nothing is recorded only now and
   * then, because every event is stored for good and a lobby may be open for days.
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
      return Decision.refused(command.id(), CommandRefusal.NOT_A_PARTICIPANT);
    }
    return facts.players().isIn(seat)
        ? Decision.of(new GameEvent.PlayerRemoved(seat, command.id()))
        : Decision.refused(command.id(), CommandRefusal.ALREADY_OUT);
  }

  static Decision bar(GameFacts facts, Bar command) {
    return facts.barred().equals(Set.copyOf(command.userIds()))
        ? Decision.NOTHING
        : Decision.of(new GameEvent.PlayersBarred(command.userIds()));
  }
}
