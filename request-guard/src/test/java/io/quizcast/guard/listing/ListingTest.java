package io.quizcast.guard.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.RequestRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how lists read their query parameters. */
class ListingTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\0"})
  void aBlankTextIsNoFilter(String text) {
    assertThat(FilterText.of(text)).isNull();
    assertThat(FilterText.id("actor_id", text)).isNull();
    assertThat(FilterText.moment("from", text)).isNull();
  }

  @Test
  void idsAndMomentsAreReadWithoutTheBlanksAround() {
    assertThat(FilterText.id("actor_id", " 999999999999999999 "))
        .isEqualTo(999_999_999_999_999_999L);
    assertThat(FilterText.moment("from", " 2026-05-01T18:00:00+05:00 "))
        .isEqualTo(Instant.parse("2026-05-01T13:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "1e3", "١", "1234567890123456789"})
  void anIdThatIsNoNumberIsRefusedByItsName(String text) {
    assertThatThrownBy(() -> FilterText.id("actor_id", text))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.body().error()).isEqualTo("actor_id must be a number");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-05-01", "2026-05-01T18:00:00", "2026-13-01T18:00:00Z"})
  void aMomentThatIsNotInIsoIsRefusedByItsName(String text) {
    assertThatThrownBy(() -> FilterText.moment("from", text))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("from must be a time such as 2026-05-01T18:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"1,20,1,20", "-1,0,1,1", "2147483647,2147483647,100000,200", "3,201,3,200"})
  void aPageIsClampedToWhatIsAllowed(int page, int size, int allowedPage, int allowedSize) {
    Paging paging = Paging.clamped(page, size, 200);
    assertThat(paging).isEqualTo(new Paging(allowedPage, allowedSize));
    assertThat(paging.offset()).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-,-,1,50", "x,y,1,50", "0,0,1,50", "7,200,7,200", "2,201,2,50"})
  void aPageFallsBackToTheDefaults(String page, String size, int readPage, int readSize) {
    assertThat(Paging.of(page, size, 50, 200)).isEqualTo(new Paging(readPage, readSize));
  }
}
