package io.quizcast.auth.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeHashTest {

  /**
   * The contract's test vector: codes sent by the older system must stay valid after the migration.
   */
  @Test
  void theHashIsOfPepperSaltAndCodeInThatOrder() {
    assertThat(CodeHash.of("pep", "00112233445566778899aabbccddeeff", "042517"))
        .isEqualTo("26ab4261f6e16b47b218b64baf34f00f8a4a14ae5a7221f6dea36df4f0f617ea");
  }
}
