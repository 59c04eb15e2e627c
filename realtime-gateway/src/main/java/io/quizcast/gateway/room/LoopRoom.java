package io.quizcast.gateway.room;

import io.quizcast.gateway.socket.Frame;
import io.quizcast.gateway.socket.Loop;
import io.quizcast.gateway.socket.protocol.Position;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import io.quizcast.gateway.view.Outlasted;
import io.quizcast.gateway.view.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sockets of one room on one event loop. Confined to that loop, except {@link #loop}. */
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
    attendee.index = attendees.size();
    attendees.add(attendee);
  }

  void remove(Attendee attendee) {
    int index = attendee.index;
    if (index < 0) {
      return;
    }
    attendee.index = Attendee.NOWHERE;
    Attendee last = attendees.removeLast();
    if (last != attendee) {
      attendees.set(index, last);
      last.index = index;
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

  /**
   * Writes the question. The window of this loop opens when the question has been written to its
   * last socket.
   */
  void ask(Frame frame, LoopQuestion asked) {
    toAll(frame);
    asked.openAt(System.nanoTime());
    watch(asked);
  }

  /**
   * Watches the window without sending the question, for a loop that gets its first socket while a
   * question is open.
   */
  void watch(LoopQuestion asked) {
    forget();
    question = asked;
    loop.clock().await(asked);
  }

  /** Sends each attendee the frame with the number of players they outlasted. */
  void finish(Outlasted outlasted, List<Frame> frames) {
    for (Attendee attendee : attendees) {
      attendee.socket.write(frames.get(outlasted.indexOf(attendee.seat)));
      attendee.socket.flush();
    }
  }

  void forget() {
    LoopQuestion old = question;
    if (old != null) {
      loop.clock().forget(old);
      question = null;
    }
  }

  /** Writes to each attendee their own verdict and then the reveal, with one flush per socket. */
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
