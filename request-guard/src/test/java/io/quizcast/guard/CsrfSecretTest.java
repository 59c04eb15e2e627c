package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsrfSecretTest {

  @Test
  void tokenIsTheContractsVector() {
    assertThat(CsrfSecret.tokenOf("0123456789abcdef0123456789abcdef"))
        .isEqualTo("3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9");
  }

  @Test
  void claimGivesNeitherTokenNorSecretAway() {
    String token = CsrfSecret.tokenOf("secret");
    assertThat(CsrfSecret.claimOf(token)).isNotEqualTo(token).hasSize(64);
  }

  @Test
  void eachModeHasItsOwnCookie() {
    assertThat(CsrfSecret.cookieName(true)).isEqualTo("__Host-csrf-secret");
    assertThat(CsrfSecret.cookieName(false)).isEqualTo("csrf-secret");
  }
}
