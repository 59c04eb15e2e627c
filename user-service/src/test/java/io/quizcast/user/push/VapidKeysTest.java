package io.quizcast.user.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VapidKeysTest {
  private static final KeyPair PAIR = BrowserForTests.newPair();
  private static final String PRIVATE =
      PushServiceForTests.pem("PRIVATE KEY", PAIR.getPrivate().getEncoded());
  private static final String PUBLIC =
      PushServiceForTests.pem("PUBLIC KEY", PAIR.getPublic().getEncoded());
  private static final String CONTACT = "mailto:operator@example.com";

  @Test
  void withoutKeysNothingIsSentAndNoKeyIsPublished() {
    VapidKeys keys = new VapidKeys(settings(null, null, CONTACT, "push.example.com"));
    assertThat(keys.on()).isFalse();
    assertThat(new PushKeyResource(keys).get().publicKey()).isNull();
  }

  @Test
  void withKeysThePublicKeyIsPublished() {
    VapidKeys keys = new VapidKeys(settings(PRIVATE, PUBLIC, CONTACT, "push.example.com"));
    assertThat(keys.on()).isTrue();
    assertThat(new PushKeyResource(keys).get().publicKey())
        .isEqualTo(
            BrowserForTests.base64url(BrowserForTests.point((ECPublicKey) PAIR.getPublic())));
  }

  @Test
  void incompleteSettingsPreventTheStart() {
    for (PushConfig half :
        List.of(
            settings(PRIVATE, null, CONTACT, "push.example.com"),
            settings(null, PUBLIC, CONTACT, "push.example.com"),
            settings(PRIVATE, PUBLIC, null, "push.example.com"),
            settings(PRIVATE, PUBLIC, "operator@example.com", "push.example.com"),
            settings(PRIVATE, PUBLIC, CONTACT, null))) {
      assertThatThrownBy(() -> new VapidKeys(half))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("together");
    }
  }

  @Test
  void keysThatDoNotFormAPairPreventTheStart() {
    String other =
        PushServiceForTests.pem("PUBLIC KEY", BrowserForTests.newPair().getPublic().getEncoded());
    assertThatThrownBy(() -> new VapidKeys(settings(PRIVATE, other, CONTACT, "push.example.com")))
        .hasMessageContaining("no pair");
  }

  private static PushConfig settings(
      String privateKey, String publicKey, String contact, String service) {
    return new PushSettings(
        Optional.ofNullable(privateKey),
        Optional.ofNullable(publicKey),
        Optional.ofNullable(contact),
        Optional.ofNullable(service).map(List::of),
        false);
  }
}
