package io.quizcast.user.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that browsers cannot make user-service call hosts of their choice. */
class PushEndpointTest {
  private static final PushConfig PUBLIC = new PushSettings(false);
  private static final PushConfig LOCAL = new PushSettings(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://push.example.com/send/abc?x=1",
        "https://push.example.com:443/send/abc",
        "https://PUSH.example.com/send/abc",
        "https://eu.push.example.org/w/1",
        "https://a.b.push.example.org/w/1",
      })
  void endpointsOfListedServicesAreAccepted(String text) {
    assertThat(PushEndpoint.of(text, PUBLIC)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/send/abc",
        "http://push.example.com/send/abc",
        "https://push.example.com:8443/send/abc",
        "https://push.example.com.evil.net/send/abc",
        "https://evilpush.example.org/w/1",
        "https://push.example.org/w/1",
        "https://user@push.example.com/send/abc",
        "https://push.example.com@10.0.0.1/send/abc",
        "https://push.example.com/send/abc#part",
        "https://push.example.com/send/é",
        "https://push.example.com/a b",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://127.0.0.1/",
        "http://127.0.0.1:8082/internal/users/1",
        "https://localhost/",
        "file:///etc/passwd",
        "ftp://push.example.com/",
      })
  void otherEndpointsAreRefused(String text) {
    assertThat(PushEndpoint.of(text, PUBLIC)).isEmpty();
  }

  @Test
  void theLengthOfAnEndpointIsLimited() {
    String prefix = "https://push.example.com/";
    int longest = PushEndpoint.MAX_LENGTH - prefix.length();
    assertThat(PushEndpoint.of(prefix + "x".repeat(longest), PUBLIC)).isPresent();
    assertThat(PushEndpoint.of(prefix + "x".repeat(longest + 1), PUBLIC)).isEmpty();
  }

  @Test
  void endpointsOnThisMachineAreAcceptedOnlyIfAllowed() {
    String here = "http://127.0.0.1:9000/send/1";
    assertThat(PushEndpoint.of(here, LOCAL)).isPresent();
    assertThat(PushEndpoint.of(here, PUBLIC)).isEmpty();
    assertThat(PushEndpoint.of("http://192.168.1.5:9000/send/1", LOCAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "64:ff9b::a00:1",
        "ff02::1",
      })
  void aNameThatResolvesToAPrivateAddressIsNotCalled(String address) throws Exception {
    PushEndpoint endpoint = PushEndpoint.of("https://push.example.com/", PUBLIC).orElseThrow();
    assertThat(endpoint.mayBeCalledAt(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "100.128.0.1", "198.20.0.1", "2606:2800:220:1::1"})
  void aPublicAddressIsCalled(String address) throws Exception {
    PushEndpoint endpoint = PushEndpoint.of("https://push.example.com/", PUBLIC).orElseThrow();
    assertThat(endpoint.mayBeCalledAt(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aLocalNameIsCalledOnThisMachineOnly() throws Exception {
    PushEndpoint endpoint = PushEndpoint.of("http://localhost:9/", LOCAL).orElseThrow();
    assertThat(endpoint.mayBeCalledAt(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(endpoint.mayBeCalledAt(InetAddress.getByName("93.184.216.34"))).isFalse();
  }
}
