package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/** One socket in one room. */
final class Attendee {
  static final int NOWHERE = -1;

  final Socket socket;
  final Room room;
  final LoopRoom loopRoom;
  final Member member;

  /** In the loop's list; the loop's own. */
  int place = NOWHERE;

  /** As the loop knows it; the loop's own. */
  int seat;

  Attendee(Socket socket, Room room, LoopRoom loopRoom, Member member) {
    this.socket = socket;
    this.room = room;
    this.loopRoom = loopRoom;
    this.member = member;
    this.seat = member.seat;
  }

  /** From the rooms' thread. */
  void send(ServerFrame frame) {
    send(frame, Position.NONE);
  }

  void send(ServerFrame frame, Position at) {
    socket.execute(() -> socket.send(frame, at));
  }

  /** Tells the loop which seat this socket's user has got. */
  void seated() {
    int given = member.seat;
    socket.execute(() -> seat = given);
  }
}
