package io.quizcast.contracts.game;

/**
 * How large the records of a game may be. Each kind must fit into what carries it: a pack, as
 * base64, into a run, a run into a request, and a compressed snapshot into the topic.
 */
public final class RecordSizes {
  /** Maximum number of answers, joins or ids in one record. */
  public static final int PACK_ENTRIES = 8_192;

  /** A pack with more bytes takes no further entry. */
  public static final int PACK_BYTES = 64 * 1024;

  /** Maximum bytes of the events in one record; a longer event gets a record of its own. */
  public static final int RUN_BYTES = 256 * 1024;

  /** What one poll reads of a partition: about 300 000 answers in packs. */
  public static final int POLL_BYTES = 2 * 1024 * 1024;

  /** Maximum bytes of events that are sent together. */
  public static final int EVENT_REQUEST_BYTES = 4 * 1024 * 1024;

  /** Larger than the snapshot of a million players before its compression. */
  public static final int SNAPSHOT_BYTES = 64 * 1024 * 1024;

  /**
   * Maximum bytes of a compressed snapshot: the limit of its topic, also in {@code
   * deploy/compose/topics.sh} and {@code k8s/components/operators/state/kafka.yaml}.
   */
  public static final int COMPRESSED_SNAPSHOT_BYTES = 17 * 1024 * 1024;

  private RecordSizes() {}
}
