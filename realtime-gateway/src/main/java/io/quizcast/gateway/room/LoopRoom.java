package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Frame;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sockets of one room on one event loop. Confined to that loop, but for {@link #loop}. */
final class LoopRoom {
  private final Loop loop;
  private final List<Attendee> attendees = new ArrayList<>();
  private @Nullable LoopQuestion question;

  LoopRoom(Loop loop) {
    this.loop = loop;
  }

  Loop loop() {
    return loop;
  }

  void add(Attendee attendee) {
    attendee.place = attendees.size();
    attendees.add(attendee);
  }

  void remove(Attendee attendee) {
    int place = attendee.place;
    if (place < 0) {
      return;
    }
    attendee.place = Attendee.NOWHERE;
    Attendee last = attendees.removeLast();
    if (last != attendee) {
      attendees.set(place, last);
      last.place = place;
    }
  }

  void toAll(Frame frame) {
    for (Attendee attendee : attendees) {
      attendee.socket.write(frame);
      attendee.socket.flush();
    }
  }

  void toAdmins(Frame frame) {
    for (Attendee attendee : attendees) {
      if (attendee.socket.identity().admin()) {
        attendee.socket.write(frame);
        attendee.socket.flush();
      }
    }
  }

  /** The window of this loop opens when its last socket has the question. */
  void ask(Frame frame, LoopQuestion asked) {
    toAll(frame);
    asked.openAt(System.nanoTime());
    watch(asked);
  }

  /** As {@link #ask} for a loop that joins a question under way. */
  void watch(LoopQuestion asked) {
    forget();
    question = asked;
    loop.clock().await(asked);
  }

  void forget() {
    LoopQuestion old = question;
    if (old != null) {
      loop.clock().forget(old);
      question = null;
    }
  }

  /** To each his own, then the same to all, with one flush per socket. */
  void verdicts(Verdicts verdicts, Frame reveal, Position at) {
    forget();
    for (Attendee attendee : attendees) {
      int seat = attendee.seat;
      ServerFrame.Elimination out = verdicts.elimination(seat);
      if (out != null) {
        attendee.socket.write(out, at);
      }
      ServerFrame.AnswerResult result = verdicts.result(seat);
      if (result != null) {
        attendee.socket.write(result, at);
      }
      attendee.socket.write(reveal);
      attendee.socket.flush();
    }
  }
}
