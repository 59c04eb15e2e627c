package io.quizcast.swarm.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShowScheduleTest {
  private static final Instant START = Instant.parse("2026-11-25T19:00:00Z");
  private static final String SHOW =
      "[{\"id\": 4, \"title\": \"Вечерний квиз\", \"scheduled_time\": \"2026-11-26T00:00:00+05:00\"}]";

  private final ShowSchedule schedule =
      new ShowSchedule(Duration.ofMinutes(40), Duration.ofMinutes(60), "Проверка связи");

  @Test
  void showTimeBeginsBeforeTheStartAndLastsAfterTheQuizHasLeftTheList() throws Exception {
    schedule.read(json(SHOW), START.minusSeconds(7200));
    assertThat(schedule.isShowTime(START.minusSeconds(2401))).isFalse();
    assertThat(schedule.isShowTime(START.minusSeconds(2400))).isTrue();
    schedule.read(json("[]"), START.plusSeconds(30));
    assertThat(schedule.isShowTime(START.plusSeconds(3599))).isTrue();
    assertThat(schedule.isShowTime(START.plusSeconds(3600))).isFalse();
  }

  @Test
  void aCancelledQuizIsForgotten() throws Exception {
    schedule.read(json(SHOW), START.minusSeconds(1200));
    assertThat(schedule.isShowTime(START.minusSeconds(600))).isTrue();
    schedule.read(json("[]"), START.minusSeconds(600));
    assertThat(schedule.isShowTime(START.minusSeconds(600))).isFalse();
  }

  @Test
  void aPostponedQuizIsExpectedAtItsNewTime() throws Exception {
    schedule.read(json(SHOW), START.minusSeconds(1200));
    schedule.read(json(SHOW.replace("26T00:00", "26T03:00")), START.minusSeconds(600));
    assertThat(schedule.isShowTime(START)).isFalse();
    assertThat(schedule.isShowTime(START.plusSeconds(3 * 3600))).isTrue();
  }

  @Test
  void aSyntheticQuizIsNoShow() throws Exception {
    schedule.read(json(SHOW.replace("Вечерний квиз", "Проверка связи")), START);
    assertThat(schedule.isShowTime(START)).isFalse();
  }

  @Test
  void anAnswerThatIsNoListIsRefusedAndTheKnownStartsAreKept() throws Exception {
    schedule.read(json(SHOW), START.minusSeconds(1200));
    assertThatThrownBy(() -> schedule.read(json("{\"error\": \"x\"}"), START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(schedule.isShowTime(START)).isTrue();
  }

  @Test
  void theMetricsSayWhetherItIsShowTimeAndWhenTheListWasRead() throws Exception {
    schedule.read(json(SHOW), START);
    assertThat(schedule.text(START))
        .contains(
            "quizcast_schedule_show_time 1\n",
            "quizcast_schedule_read_timestamp_seconds " + START.getEpochSecond() + "\n");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
