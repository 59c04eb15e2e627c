package io.quizcast.gateway.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.gateway.socket.LimitsForTests;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Architecture §5, In: how many sockets an instance accepts in total and from one address, and at
 * what rate.
 */
class AdmissionTest {

  private static Admission admission(Map<String, String> settings) {
    Admission admission = new Admission(LimitsForTests.with(settings));
    admission.ready(true);
    admission.hearsUserEvents();
    return admission;
  }

  @Test
  void noSocketIsAdmittedBeforeTheRoomsAreRebuiltOrWhileTheInstanceDrains() {
    Admission admission = admission(Map.of());
    admission.ready(false);
    assertThat(admission.admit("a")).isEqualTo(Admission.Verdict.NOT_READY);

    admission.ready(true);
    assertThat(admission.admit("a")).isEqualTo(Admission.Verdict.ADMITTED);

    admission.drain();
    assertThat(admission.admit("a")).isEqualTo(Admission.Verdict.NOT_READY);
  }

  @Test
  void aFullInstanceAdmitsOneSocketAfterAnotherHasClosed() {
    Admission admission = admission(Map.of("max", "2"));
    admission.admit("a");
    admission.admit("b");
    assertThat(admission.admit("c")).isEqualTo(Admission.Verdict.FULL);

    admission.release("a");

    assertThat(admission.admit("c")).isEqualTo(Admission.Verdict.ADMITTED);
    assertThat(admission.open()).isEqualTo(2);
  }

  @Test
  void eachAddressHasItsOwnLimit() {
    Admission admission = admission(Map.of("max-per-address", "2"));
    admission.admit("school");
    admission.admit("school");

    assertThat(admission.admit("school")).isEqualTo(Admission.Verdict.ADDRESS_FULL);
    assertThat(admission.admit("home")).isEqualTo(Admission.Verdict.ADMITTED);
    admission.release("school");
    assertThat(admission.admit("school")).isEqualTo(Admission.Verdict.ADMITTED);
  }

  @Test
  void handshakesBeyondTheBurstAreTooFast() {
    Admission admission = admission(Map.of("admission-burst", "3", "admissions-per-second", "1"));
    for (int i = 0; i < 3; i++) {
      assertThat(admission.admit("a" + i)).isEqualTo(Admission.Verdict.ADMITTED);
    }

    assertThat(admission.admit("b")).isEqualTo(Admission.Verdict.TOO_FAST);
    assertThat(admission.open()).isEqualTo(3);
  }

  @Test
  void concurrentTicketLookUpsAreLimited() {
    Admission admission = admission(Map.of());
    for (int i = 0; i < 512; i++) {
      assertThat(admission.admit("a" + i)).isEqualTo(Admission.Verdict.ADMITTED);
    }
    assertThat(admission.admit("b")).isEqualTo(Admission.Verdict.TOO_FAST);

    admission.lookedUp();

    assertThat(admission.admit("b")).isEqualTo(Admission.Verdict.ADMITTED);
  }
}
