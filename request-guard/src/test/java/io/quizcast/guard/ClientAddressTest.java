package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private final ClientAddress addresses =
      ClientAddress.trusting(List.of("127.0.0.1", "10.0.0.0/8"));

  @Test
  void theHeaderOfAnUntrustedPeerIsIgnored() {
    assertThat(addresses.of("203.0.113.9", List.of("198.51.100.1"))).isEqualTo("203.0.113.9");
  }

  @Test
  void behindProxiesTheLastUntrustedAddressCounts() {
    assertThat(addresses.of("127.0.0.1", List.of("1.1.1.1, 198.51.100.7, 10.2.3.4")))
        .isEqualTo("198.51.100.7");
    assertThat(addresses.of("127.0.0.1", List.of("1.1.1.1", "198.51.100.7")))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void malformedAddressesAreIgnored() {
    assertThat(addresses.of("127.0.0.1", List.of("evil.example"))).isEqualTo("127.0.0.1");
    assertThat(addresses.of("127.0.0.1", List.of(""))).isEqualTo("127.0.0.1");
  }

  @Test
  void anIpv6AddressIsShownInItsShortForm() {
    assertThat(addresses.of("2001:db8:0:0:0:0:0:1", List.of())).isEqualTo("2001:db8::1");
    assertThat(addresses.of("127.0.0.1", List.of("2001:0DB8:0000:0000:0000:0000:0000:00FF")))
        .isEqualTo("2001:db8::ff");
    assertThat(addresses.of("0:0:0:0:0:0:0:1", List.of())).isEqualTo("::1");
  }

  @Test
  void anIpv6NetworkOfOneSubscriberIsOneBucket() {
    assertThat(ClientAddress.bucketOf("2001:db8:1:2:aaaa::1"))
        .isEqualTo(ClientAddress.bucketOf("2001:db8:1:2:bbbb::9"))
        .isNotEqualTo(ClientAddress.bucketOf("2001:db8:1:3::1"));
    assertThat(ClientAddress.bucketOf("203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void ipv6AddressesAreShort() {
    assertThat(ClientAddress.shortForm("2001:0DB8:0:0:0:0:0:1")).isEqualTo("2001:db8::1");
    assertThat(ClientAddress.shortForm("0:0:0:0:0:0:0:1")).isEqualTo("::1");
    assertThat(ClientAddress.shortForm("203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(ClientAddress.shortForm("unknown")).isEqualTo("unknown");
  }
}
