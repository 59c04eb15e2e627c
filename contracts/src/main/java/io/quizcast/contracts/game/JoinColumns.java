package io.quizcast.contracts.game;

import java.util.ArrayList;
import java.util.List;

/** Joins to one game in columns, in the order in which the players asked. */
public record JoinColumns(
    IdColumn userIds, IdColumn sessionIds, List<String> addressHashes, List<String> devices) {

  /**
   * The join of one player. The session, the keyed hash of the address and the device label serve
   * to detect cheating. They stay in {@code game.commands} and in the log; no event repeats them.
   */
  public record Join(long userId, long sessionId, String addressHash, String device) {}

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
      return userIds.size() >= RecordSizes.PACK_ENTRIES || characters >= RecordSizes.PACK_BYTES;
    }

    public JoinColumns build() {
      return new JoinColumns(IdColumn.of(userIds), IdColumn.of(sessionIds), addressHashes, devices);
    }
  }

  public int size() {
    return userIds.size();
  }

  /** The same joins as one object each, in order. */
  public List<Join> each() {
    List<Join> joins = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      joins.add(new Join(userIds.get(i), sessionIds.get(i), addressHashes.get(i), devices.get(i)));
    }
    return joins;
  }
}
