package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CsrfSecretTest {

  @Test
  void theTokenMatchesTheContractsTestVector() {
    assertThat(CsrfSecret.tokenOf("0123456789abcdef0123456789abcdef"))
        .isEqualTo("3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9");
  }

  @Test
  void theClaimIsTheHashOfTheTokenAndGivesNoAccess() {
    String secret = "0123456789abcdef0123456789abcdef";
    String token = CsrfSecret.tokenOf(secret);
    String claim = CsrfSecret.claimOf(token);
    assertThat(claim)
        .isEqualTo(HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.US_ASCII))));
    // Tests that the claim in an access token is useless both as a cookie and as a header.
    assertThat(CsrfSecret.tokenOf(claim)).isNotEqualTo(token);
    assertThat(CsrfSecret.claimOf(CsrfSecret.tokenOf(claim))).isNotEqualTo(claim);
    assertThat(CsrfSecret.same(claim, token)).isFalse();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eachModeHasItsOwnCookieName() {
    assertThat(CsrfSecret.cookieName(true)).isEqualTo("__Host-csrf-secret");
    assertThat(CsrfSecret.cookieName(false)).isEqualTo("csrf-secret");
  }
}
