package io.quizcast.guard.picture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "G1 Young Generation,G1 Concurrent GC,G1 Old Generation",
        "Shenandoah Pauses,Shenandoah Cycles"
      })
  void collectorsThatPinAreAllowed(String names) {
    assertThatCode(() -> CollectorCheck.requirePinning(List.of(names.split(","))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Copy,MarkSweepCompact",
        "PS MarkSweep,PS Scavenge",
        "ZGC Minor Cycles,ZGC Minor Pauses,ZGC Major Cycles,ZGC Major Pauses"
      })
  void otherCollectorsStopTheStart(String names) {
    assertThatThrownBy(() -> CollectorCheck.requirePinning(List.of(names.split(","))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-XX:+UseG1GC");
  }

  @Test
  void theTestsRunWithACollectorThatPins() {
    assertThatCode(CollectorCheck::requirePinning).doesNotThrowAnyException();
  }
}
