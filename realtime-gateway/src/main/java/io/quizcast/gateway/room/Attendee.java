package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/** One socket in one room. Fields are set by the rooms' thread unless they say otherwise. */
final class Attendee {
  static final int NOWHERE = -1;

  final Socket socket;
  final Room room;
  final LoopRoom loopRoom;
  final Member member;

  /** Index in the loop's list; event loop confined. */
  int index = NOWHERE;

  /** The seat as the loop knows it; event loop confined. */
  int seat;

  Attendee(Socket socket, Room room, LoopRoom loopRoom, Member member) {
    this.socket = socket;
    this.room = room;
    this.loopRoom = loopRoom;
    this.member = member;
    this.seat = member.seat;
  }

  /** Called on the rooms' thread. */
  void send(ServerFrame frame) {
    send(frame, Position.NONE);
  }

  void send(ServerFrame frame, Position at) {
    socket.execute(() -> socket.send(frame, at));
  }

  /** Hands the seat of this socket's user over to the loop. */
  void seated() {
    int given = member.seat;
    socket.execute(() -> seat = given);
  }
}
