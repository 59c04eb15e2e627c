package io.quizcast.contracts.game;

import io.quizcast.contracts.game.GameCommand.Join;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins to one game in columns, in the order in which the players asked. See {@link Join} for the
 * meaning of each column.
 */
public record JoinColumns(
    IdColumn userIds, IdColumn sessionIds, List<String> addressHashes, List<String> devices) {

  /** Maximum number of joins in one command. */
  public static final int MAX = IdColumn.MAX;

  /** A pack with more characters takes no further join, so that a record stays small. */
  private static final int MAX_CHARACTERS = 64 * 1024;

  public JoinColumns {
    int size = userIds.size();
    if (sessionIds.size() != size || addressHashes.size() != size || devices.size() != size) {
      throw new IllegalArgumentException("columns of different sizes");
    }
    addressHashes = List.copyOf(addressHashes);
    devices = List.copyOf(devices);
  }

  /** Collects joins. Confined to one thread. */
  public static final class Builder {
    /** Upper bound of the characters of a join without its texts: two ids and punctuation. */
    private static final int MAX_REST = 32;

    private final List<Long> userIds = new ArrayList<>();
    private final List<Long> sessionIds = new ArrayList<>();
    private final List<String> addressHashes = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();
    private int characters;

    public Builder add(Join join) {
      userIds.add(join.userId());
      sessionIds.add(join.sessionId());
      addressHashes.add(join.addressHash());
      devices.add(join.device());
      characters += MAX_REST + join.addressHash().length() + join.device().length();
      return this;
    }

    public boolean isFull() {
      return userIds.size() >= MAX || characters >= MAX_CHARACTERS;
    }

    public JoinColumns build() {
      return new JoinColumns(IdColumn.of(userIds), IdColumn.of(sessionIds), addressHashes, devices);
    }
  }

  public int size() {
    return userIds.size();
  }

  /** The same joins as commands of their own, in order. */
  public List<Join> each(long quizId) {
    List<Join> joins = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      joins.add(
          new Join(
              quizId, userIds.get(i), sessionIds.get(i), addressHashes.get(i), devices.get(i)));
    }
    return joins;
  }
}
