package io.quizcast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMappersTest {
  private final ErrorMappers mappers = new ErrorMappers();

  static Stream<Throwable> failure() {
    Throwable starting = refusal("57P03");
    Throwable ownCause = new IllegalStateException(ClosedConnectionException.INSTANCE);
    return Stream.of(
        starting,
        new IllegalStateException(starting),
        ownCause,
        ClosedConnectionException.INSTANCE,
        new RuntimeException(new ConnectException("refused")),
        new RuntimeException(new SQLException("too many clients", "53300")));
  }

  @ParameterizedTest
  @MethodSource
  void failure(Throwable fault) {
    assertThat(mappers.failed(fault).getStatus()).isEqualTo(503);
  }

  @Test
  void otherDatabaseErrorsAre500() {
    assertThat(mappers.failed(refusal("42P01")).getStatus()).isEqualTo(500);
    assertThat(mappers.failed(new IllegalStateException()).getStatus()).isEqualTo(500);
  }

  private static DatabaseException refusal(String sqlState) {
    return new DatabaseException("refused", 0, sqlState) {};
  }
}
