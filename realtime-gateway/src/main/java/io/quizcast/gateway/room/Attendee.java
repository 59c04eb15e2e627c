package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;

/** One socket in one room. Fields are written on the rooms' thread unless stated otherwise. */
final class Attendee {
  static final int NOWHERE = -1;

  final Socket socket;
  final Room room;
  final LoopRoom loopRoom;
  final Member member;

  /** Index in the list of the loop; event loop confined. */
  int index = NOWHERE;

  /** The loop's copy of the seat; event loop confined. */
  int seat;

  Attendee(Socket socket, Room room, LoopRoom loopRoom, Member member) {
    this.socket = socket;
    this.room = room;
    this.loopRoom = loopRoom;
    this.member = member;
    this.seat = member.seat;
  }

  /** Must be called on the rooms' thread. */
  void send(ServerFrame frame) {
    send(frame, Position.NONE);
  }

  void send(ServerFrame frame, Position at) {
    socket.execute(() -> socket.send(frame, at));
  }

  /** Copies the seat of this socket's user to the loop. */
  void seated() {
    int given = member.seat;
    socket.execute(() -> seat = given);
  }
}
