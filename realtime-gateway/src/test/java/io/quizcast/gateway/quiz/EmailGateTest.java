package io.quizcast.gateway.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.gateway.socket.Identity;
import io.quizcast.gateway.socket.Identity.Role;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class EmailGateTest {
  @Test
  void aPlayerWithoutAVerifiedAddressIsToldWhyTheyCannotWinAPrize() {
    assertThat(new EmailGate(() -> true).blocks(identity(Role.PLAYER, false)))
        .isEqualTo("email_not_verified");
    assertThat(new EmailGate(() -> true).blocks(identity(Role.PLAYER, true))).isNull();
  }

  @Test
  void nobodyElseIsTold() {
    for (Role role : new Role[] {Role.ADMIN, Role.OBSERVER, Role.STAGE}) {
      assertThat(new EmailGate(() -> true).blocks(identity(role, false))).as(role.name()).isNull();
    }
  }

  /** The local platform does not set this, because it has no mail server. */
  @Test
  void theGateIsOffUnlessItIsSet() {
    EmailGate.Config unset =
        new SmallRyeConfigBuilder()
            .withMapping(EmailGate.Config.class)
            .build()
            .getConfigMapping(EmailGate.Config.class);
    assertThat(new EmailGate(unset).blocks(identity(Role.PLAYER, false))).isNull();
  }

  private static Identity identity(Role role, boolean verified) {
    return new Identity(1, 2, role, verified, 0, 0, "network", "device", null);
  }
}
