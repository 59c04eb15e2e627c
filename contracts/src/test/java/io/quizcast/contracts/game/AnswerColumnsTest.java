package io.quizcast.contracts.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnswerColumnsTest {

  @Property(tries = 200)
  void everyPackIsReadAsItWasWritten(
      @ForAll List<@IntRange Integer> seats,
      @ForAll @ByteRange byte option,
      @ForAll @IntRange int elapsedMs) {
    AnswerColumns.Builder builder = new AnswerColumns.Builder();
    seats.forEach(seat -> builder.add(seat, option, elapsedMs));
    AnswerColumns pack = builder.build();

    AnswerColumns read = AnswerColumns.parse(pack.toBase64());

    assertThat(read).isEqualTo(pack);
    for (int i = 0; i < seats.size(); i++) {
      assertThat(read.seat(i)).isEqualTo(seats.get(i));
      assertThat(read.option(i)).isEqualTo(option);
      assertThat(read.elapsedMs(i)).isEqualTo(elapsedMs);
    }
  }

  @Test
  void anAnswerOfAGameOfAMillionTakesSixBytes() {
    AnswerColumns.Builder builder = new AnswerColumns.Builder();
    for (int i = 0; i < RecordSizes.PACK_ENTRIES; i++) {
      builder.add(999_999 - i, 3, 4_999);
    }

    int bytes = Base64.getDecoder().decode(builder.build().toBase64()).length;

    assertThat(bytes).isEqualTo(2 + 6 * RecordSizes.PACK_ENTRIES);
    assertThat(builder.isFull()).isTrue();
  }

  @Test
  void aPackOfLargeNumbersIsFullEarlier() {
    AnswerColumns.Builder builder = new AnswerColumns.Builder();
    int count = 0;
    while (!builder.isFull()) {
      builder.add(Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
      count++;
    }

    assertThat(count).isEqualTo((RecordSizes.PACK_BYTES + 10) / 11);
  }

  @Test
  void onlyTheFirstAnswerOfASeatRemains() {
    AnswerColumns pack =
        new AnswerColumns.Builder().add(4, 1, 10).add(2, 0, 11).add(4, 2, 12).build();

    assertThat(pack.withoutRepeats())
        .isEqualTo(new AnswerColumns.Builder().add(4, 1, 10).add(2, 0, 11).build());
    assertThat(pack.withoutRepeats().withoutRepeats()).isEqualTo(pack.withoutRepeats());
  }

  @Test
  void bytesThatAreNoPackAreRefused() {
    for (int[] bytes :
        new int[][] {
          {}, // The pack has no answers.
          {1, 5, 0}, // The last answer time is missing.
          {1, 5, 0, 7, 9}, // There is one byte too many.
          {0x81, 0x40, 0}, // The number of answers exceeds the maximum.
          {1, 0x80, 0x80, 0x80, 0x80, 0x08, 0, 7}, // A seat number has 32 bits.
          {1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0, 7}, // A seat number has more than five bytes.
        }) {
      byte[] raw = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        raw[i] = (byte) bytes[i];
      }
      assertThatThrownBy(() -> AnswerColumns.parse(Base64.getEncoder().encodeToString(raw)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> AnswerColumns.parse("no base64!"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
