package io.quizcast.gateway.room;

import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.Identity;
import java.util.ArrayList;
import java.util.List;

/** A user in a room, with all their sockets on this instance. Confined to the rooms' thread. */
final class Member {
  final long userId;
  final Identity.Role role;
  final List<Attendee> attendees = new ArrayList<>(1);
  int seat = Players.NO_SEAT;

  /** When the join was last sent; 0 if none was sent or the last one is already decided. */
  long joinAskedAt;

  Member(long userId, Identity.Role role) {
    this.userId = userId;
    this.role = role;
  }

  boolean plays() {
    return role == Identity.Role.PLAYER;
  }
}
