package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Frame;
import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.Socket;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.Outlasted;
import io.quizcast.gateway.view.Verdicts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The users who are connected to one room, by user and by event loop. A broadcast is encoded once
 * and shared by all loops. Confined to the rooms' thread.
 */
final class RoomAudience {
  private final Map<Long, Member> members = new HashMap<>();
  private final Map<Loop, LoopRoom> loops = new HashMap<>();
  private int users;
  private int admins;

  /** Number of distinct users, without admins and stages. */
  int users() {
    return users;
  }

  boolean hasAdmins() {
    return admins > 0;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  Collection<Member> members() {
    return members.values();
  }

  @Nullable Member member(long userId) {
    return members.get(userId);
  }

  /** The loops that have or had sockets of this room; a loop stays when its last socket leaves. */
  Collection<LoopRoom> loopRooms() {
    return loops.values();
  }

  /**
   * @param firstOf called for each loop that had no socket of this room before
   */
  Attendee enter(Room room, Socket socket, int seat, Consumer<LoopRoom> firstOf) {
    Member member = members.computeIfAbsent(socket.identity().userId(), _ -> created(socket));
    member.seat = seat;
    // Includes the loops that only read for a socket, because they measure the window of a question
    // too.
    socket.readsOn().forEach(loop -> onLoop(loop, firstOf));
    LoopRoom home = onLoop(socket.loop(), firstOf);
    Attendee attendee = new Attendee(socket, room, home, member);
    member.attendees.add(attendee);
    socket.execute(() -> home.add(attendee));
    return attendee;
  }

  private LoopRoom onLoop(Loop loop, Consumer<LoopRoom> firstOf) {
    LoopRoom known = loops.get(loop);
    if (known != null) {
      return known;
    }
    LoopRoom first = new LoopRoom(loop);
    loops.put(loop, first);
    firstOf.accept(first);
    return first;
  }

  private Member created(Socket socket) {
    Identity identity = socket.identity();
    users += identity.plays() ? 1 : 0;
    admins += identity.admin() ? 1 : 0;
    return new Member(identity.userId(), identity.role());
  }

  void leave(Attendee attendee) {
    Member member = attendee.member;
    member.attendees.remove(attendee);
    attendee.socket.execute(() -> attendee.loopRoom.remove(attendee));
    if (member.attendees.isEmpty() && members.remove(member.userId) != null) {
      users -= member.plays() ? 1 : 0;
      admins -= member.role == Identity.Role.ADMIN ? 1 : 0;
    }
  }

  void toAll(ServerFrame content, Position at) {
    if (!members.isEmpty()) {
      Frame frame = Frame.of(content, at);
      lend(List.of(frame), loop -> loop.toAll(frame));
    }
  }

  void toAdmins(ServerFrame content, Position at) {
    if (admins > 0) {
      Frame frame = Frame.of(content, at);
      lend(List.of(frame), loop -> loop.toAdmins(frame));
    }
  }

  void toUser(long userId, ServerFrame frame, Position at) {
    Member member = members.get(userId);
    if (member != null) {
      member.attendees.forEach(attendee -> attendee.send(frame, at));
    }
  }

  /**
   * @param handedOut called on each loop after the question was written to its last socket
   */
  void ask(
      Map<LoopRoom, LoopQuestion> windows, ServerFrame question, Position at, Runnable handedOut) {
    // The loops read the windows while the rooms' thread may add others.
    Map<LoopRoom, LoopQuestion> opening = Map.copyOf(windows);
    Frame frame = Frame.of(question, at);
    lend(
        List.of(frame),
        loop -> {
          LoopQuestion window = opening.get(loop);
          if (window != null) {
            loop.ask(frame, window);
            handedOut.run();
          }
        });
  }

  void verdicts(Verdicts verdicts, ServerFrame reveal, Position at) {
    Frame frame = Frame.of(reveal, at);
    lend(List.of(frame), loop -> loop.verdicts(verdicts, frame, at));
  }

  void finish(Outlasted outlasted, Position at) {
    List<Frame> frames = outlasted.frames().stream().map(content -> Frame.of(content, at)).toList();
    lend(frames, loop -> loop.finish(outlasted, frames));
  }

  void each(Consumer<Attendee> action) {
    for (Member member : new ArrayList<>(members.values())) {
      List.copyOf(member.attendees).forEach(action);
    }
  }

  /** Runs an action on each loop and frees the frames after the last one. */
  private void lend(List<Frame> frames, Consumer<LoopRoom> action) {
    for (LoopRoom loop : loops.values()) {
      frames.forEach(Frame::retain);
      loop.loop()
          .execute(
              () -> {
                try {
                  action.accept(loop);
                } finally {
                  frames.forEach(Frame::release);
                }
              });
    }
    frames.forEach(Frame::release);
  }
}
