package io.quizcast.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"admin", "Айгерім", "қуаныш_99", "zoë", "山田", "Ann Ó", "Игрокab7", "Айбек_kz"})
  void namesThatReadLikeNobodyElsesAreWelcome(String name) {
    assertThat(name).matches(Usernames.PATTERN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0430dmin", "Anna\u0410", "Игрок\u0061", "ad\u200bmin", "ad\u202emin", "a\nb"})
  void namesThatReadLikeOthersAreNot(String name) {
    assertThat(name).doesNotMatch(Usernames.PATTERN);
  }
}
