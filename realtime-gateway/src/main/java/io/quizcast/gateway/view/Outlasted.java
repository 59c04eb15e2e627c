package io.quizcast.gateway.view;

import io.quizcast.contracts.game.rules.Players;
import io.quizcast.gateway.socket.protocol.ServerFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * How many players each player outlasted, frozen at the end of a game: loops read it while the
 * rooms' thread goes on. Everybody who went out by the same question outlasted the same players, so
 * a game has few different frames however many players it had.
 */
public final class Outlasted {
  /** Index of the frame for those who did not play. */
  private static final int NO_PLAYER = 0;

  private final List<ServerFrame.Finish> frames;
  private final byte[] frameBySeat;

  private Outlasted(List<ServerFrame.Finish> frames, byte[] frameBySeat) {
    this.frames = frames;
    this.frameBySeat = frameBySeat;
  }

  /**
   * @param asked questions of the game
   * @param finish the frame without the number
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

  /** Who was removed during the last break is out by a question that was never asked. */
  private static int lastQuestion(Players players, int seat, int asked) {
    return Math.min(players.outAt(seat), asked + 1);
  }

  /** One for each different number, and first the one without. */
  public List<ServerFrame.Finish> frames() {
    return frames;
  }

  /** Index of the frame of a seat; {@link Players#NO_SEAT} has one too. */
  public int indexOf(int seat) {
    return seat < 0 || seat >= frameBySeat.length ? NO_PLAYER : frameBySeat[seat];
  }

  ServerFrame.Finish of(int seat) {
    return frames.get(indexOf(seat));
  }
}
