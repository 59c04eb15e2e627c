package io.quizcast.gateway.view;

import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * How many players each player outlasted. Immutable, because loops read it while the rooms' thread
 * continues. All players eliminated by the same question outlasted the same number, so there are
 * few distinct frames even in a large game.
 */
public final class Outlasted {
  /** Index of the frame for users who did not play. */
  private static final int NO_PLAYER = 0;

  private final List<ServerFrame.Finish> frames;
  private final byte[] frameBySeat;

  private Outlasted(List<ServerFrame.Finish> frames, byte[] frameBySeat) {
    this.frames = frames;
    this.frameBySeat = frameBySeat;
  }

  /**
   * @param asked number of questions asked in the game
   * @param finish the frame without the number of outlasted players
   */
  public static Outlasted of(Players players, int asked, ServerFrame.Finish finish) {
    int[] outAt = new int[asked + 2];
    for (int seat = 0; seat < players.size(); seat++) {
      if (players.isOut(seat)) {
        outAt[lastQuestion(players, seat, asked)]++;
      }
    }
    List<ServerFrame.Finish> frames = new ArrayList<>();
    frames.add(finish);
    int before = 0;
    for (int question = 1; question <= asked + 1; question++) {
      frames.add(finish.with(before));
      before += outAt[question];
    }
    frames.add(finish.with(before));
    byte[] frameBySeat = new byte[players.size()];
    for (int seat = 0; seat < frameBySeat.length; seat++) {
      frameBySeat[seat] =
          (byte)
              (players.isIn(seat)
                  ? frames.size() - 1
                  : players.isOut(seat) ? lastQuestion(players, seat, asked) : NO_PLAYER);
    }
    return new Outlasted(frames, frameBySeat);
  }

  /**
   * A player who is removed during the last break is recorded as eliminated by a question that was
   * never asked.
   */
  private static int lastQuestion(Players players, int seat, int asked) {
    return Math.min(players.outAt(seat), asked + 1);
  }

  /** The distinct frames. The first one has no number. */
  public List<ServerFrame.Finish> frames() {
    return frames;
  }

  /** Index of the frame of a seat, or of {@link Players#NO_SEAT}. */
  public int indexOf(int seat) {
    return seat < 0 || seat >= frameBySeat.length ? NO_PLAYER : frameBySeat[seat];
  }

  ServerFrame.Finish of(int seat) {
    return frames.get(indexOf(seat));
  }
}
