package io.quizcast.contracts.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What carries a record has room for it. */
class RecordSizesTest {
  /** The largest entry that a full pack may still take, and the names of the event around it. */
  private static final int REST = 4 * 1024;

  @Test
  void everyRecordFitsIntoWhatCarriesIt() {
    int pack = Base64.getEncoder().encode(new byte[RecordSizes.PACK_BYTES + REST]).length;
    assertThat(pack + REST).isLessThan(RecordSizes.RUN_BYTES);
    assertThat(RecordSizes.RUN_BYTES).isLessThan(RecordSizes.POLL_BYTES);
    assertThat(RecordSizes.RUN_BYTES).isLessThan(RecordSizes.EVENT_REQUEST_BYTES);
    assertThat(RecordSizes.COMPRESSED_SNAPSHOT_BYTES).isLessThan(RecordSizes.SNAPSHOT_BYTES);
  }
}
