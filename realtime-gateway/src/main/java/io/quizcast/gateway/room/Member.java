package io.quizcast.gateway.room;

import io.quizcast.contracts.game.rules.Players;
import java.util.ArrayList;
import java.util.List;

/** A user in a room, with all his sockets here. The rooms' thread alone. */
final class Member {
  final long userId;
  final boolean admin;
  final List<Attendee> attendees = new ArrayList<>(1);
  int seat = Players.NO_SEAT;

  /** When the join was last asked for; 0 when it was not, or was answered. */
  long joinAskedAt;

  Member(long userId, boolean admin) {
    this.userId = userId;
    this.admin = admin;
  }
}
