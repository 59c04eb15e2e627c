package io.quizcast.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "Айгерім",
        "қуаныш_99",
        "zoë",
        "山田太郎",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
        "Ann Ó",
        "Игрокab7",
        "Айбек_kz"
      })
  void ordinaryNamesAreAccepted(String name) {
    assertThat(name).matches(Usernames.PATTERN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430dmin",
        "Anna\u0410",
        "Игрок\u0061",
        "ad\u200bmin",
        "ad\u202emin",
        "a\nb",
        "山田",
        "\uD83D\uDE00\uD83D\uDE00"
      })
  void namesOfMixedAlphabetsAreRefused(String name) {
    assertThat(name).doesNotMatch(Usernames.PATTERN);
  }

  @Test
  void fiftyCharactersAreAllowed() {
    assertThat("\uD83D\uDE00".repeat(50)).matches(Usernames.PATTERN);
    assertThat("\uD83D\uDE00".repeat(51)).doesNotMatch(Usernames.PATTERN);
  }

  /** Without the length check, matching the pattern would take minutes. */
  @Test
  @Timeout(2)
  void aLongTextIsRefusedAtOnce() {
    assertThat("ab\u0430".repeat(20_000) + "\u03b1").doesNotMatch(Usernames.PATTERN);
  }

  @ParameterizedTest
  @CsvSource({"admin,\u0430dmin", "Aru7,aru7", "corn,com", "paypal,paypa1"})
  void namesThatLookAlikeHaveTheSameSkeleton(String name, String other) {
    assertThat(Usernames.skeleton(name)).isEqualTo(Usernames.skeleton(other));
    assertThat(Usernames.skeleton(name)).isNotEqualTo(Usernames.skeleton(name + "x"));
  }

  @Test
  void compatibleFormsAndIgnorableCharactersYieldTheSameName() {
    assertThat(Usernames.normalise(" \uFF21ru\uFE0F\u034F\u3164 ")).isEqualTo("Aru");
    assertThat(Usernames.normalise("\uFB01sh")).isEqualTo("fish");
  }
}
