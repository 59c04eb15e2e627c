package io.quizcast.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void anUnreachableDatabaseCountsAsUnavailable() {
    assertThat(Failures.isUnavailable(new ConnectException("refused"))).isTrue();
    assertThat(Failures.isUnavailable(new IllegalStateException(new ConnectException()))).isTrue();
    assertThat(Failures.isUnavailable(new SQLException("gone", "08006"))).isTrue();
  }

  @Test
  void aDatabaseInTheWrongStateCountsAsUnavailable() {
    assertThat(Failures.isUnavailable(new SQLException("no such table", "42P01"))).isTrue();
    assertThat(Failures.isUnavailable(new SQLException("stopped by an operator", "57P01")))
        .isTrue();
  }

  @Test
  void refusedContentDoesNotCountAsUnavailable() {
    assertThat(Failures.isUnavailable(new SQLException("too long", "22001"))).isFalse();
    assertThat(Failures.isUnavailable(new SQLException("no such user", "23503"))).isFalse();
    assertThat(Failures.isUnavailable(new NullPointerException())).isFalse();
  }
}
