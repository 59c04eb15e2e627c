package io.quizcast.contracts.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quizcast.contracts.Wire;
import io.quizcast.contracts.game.JoinColumns.Join;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Ids in a column, and the columns of a pack of joins. */
class IdColumnTest {

  @Property(tries = 300)
  void everyColumnIsReadAsItWasWritten(@ForAll List<Long> ids) {
    IdColumn column = IdColumn.of(ids);

    IdColumn read = IdColumn.parse(column.toBase64());

    assertThat(read).isEqualTo(column);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(read.get(i)).isEqualTo(ids.get(i));
    }
  }

  @Test
  void idsThatFollowEachOtherTakeOneByteEach() {
    IdColumn column =
        IdColumn.of(
            LongStream.range(0, RecordSizes.PACK_ENTRIES)
                .map(i -> 7_000_000_000_000L + i)
                .toArray());

    assertThat(Base64.getDecoder().decode(column.toBase64()))
        .hasSizeLessThan(RecordSizes.PACK_ENTRIES + 10);
  }

  @Test
  void textsThatAreNoColumnAreRefused() {
    assertThat(IdColumn.parse("AA==").size()).isZero();
    for (byte[] bad :
        List.of(
            new byte[] {2, 2},
            new byte[] {1, 2, 2},
            new byte[] {},
            new byte[] {(byte) 0x81, (byte) 0x80, 1},
            new byte[] {1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2},
            new byte[] {1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1})) {
      String text = Base64.getEncoder().encodeToString(bad);
      assertThatThrownBy(() -> IdColumn.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> IdColumn.of(new long[RecordSizes.PACK_ENTRIES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPackOfJoinsKeepsTheEvidenceOfEachPlayer() throws Exception {
    Join first = new Join(21, 1021, "h21", "phone");
    Join second = new Join(20, 1020, "h20", "desktop");
    JoinColumns pack = new JoinColumns.Builder().add(first).add(second).build();

    JoinColumns read = Wire.JSON.readValue(Wire.JSON.writeValueAsBytes(pack), JoinColumns.class);

    assertThat(read).isEqualTo(pack);
    assertThat(read.each()).containsExactly(first, second);
  }

  @Test
  void aPackIsFullByCountOrByCharacters() {
    JoinColumns.Builder small = new JoinColumns.Builder();
    JoinColumns.Builder large = new JoinColumns.Builder();
    int count = 0;
    while (!large.isFull()) {
      large.add(new Join(count, count, "h".repeat(64), "d".repeat(100)));
      count++;
    }

    assertThat(count).isEqualTo((RecordSizes.PACK_BYTES + 195) / 196);
    while (!small.isFull()) {
      small.add(new Join(1, 1, "", ""));
    }
    assertThat(small.build().size()).isEqualTo(RecordSizes.PACK_BYTES / 32);
  }

  @Test
  void columnsOfDifferentSizesAreRefused() {
    String json =
        "{\"user_ids\":\"AhQU\",\"session_ids\":\"AhQU\",\"address_hashes\":[\"h\"],\"devices\":[\"d\",\"d\"]}";

    assertThatThrownBy(() -> Wire.JSON.readValue(json, JoinColumns.class))
        .isInstanceOf(ValueInstantiationException.class);
  }
}
