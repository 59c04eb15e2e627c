package io.quizcast.quiz.players;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.contracts.user.UserEvent.ProfileChanged;
import io.quizcast.contracts.user.UserEvent.UserDeleted;
import io.quizcast.contracts.user.UserEvent.UsernameChanged;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PlayerChangesTest {
  @Test
  void eventsAfterADeletionAreIgnored() {
    PlayerChanges changes = new PlayerChanges();
    changes.add(new UsernameChanged(7, "anna"));
    changes.add(new UserDeleted(7, Instant.EPOCH));
    changes.add(new UsernameChanged(7, "risen"));
    changes.add(new ProfileChanged(7, "/a.png", "ru", "A", "B", null, "", Instant.EPOCH));
    assertThat(changes.byUser().get(7L))
        .isEqualTo(new PlayerChanges.Change("", "", false, null, true));
  }

  @Test
  void aProfileIsCompleteWithNamesBirthDateAndGender() {
    LocalDate born = LocalDate.of(1999, 5, 17);
    assertThat(completeAfter("A", "B", born, "female")).isTrue();
    assertThat(completeAfter(" ", "B", born, "female")).isFalse();
    assertThat(completeAfter("A", "", born, "female")).isFalse();
    assertThat(completeAfter("A", "B", null, "female")).isFalse();
    assertThat(completeAfter("A", "B", born, "")).isFalse();
  }

  private static Boolean completeAfter(String first, String last, LocalDate born, String gender) {
    PlayerChanges changes = new PlayerChanges();
    changes.add(new ProfileChanged(7, "", "ru", first, last, born, gender, Instant.EPOCH));
    changes.add(new UsernameChanged(7, "anna"));
    return changes.byUser().get(7L).profileComplete();
  }

  @Test
  void aDeletedPlayerIsShownAsDeleted() {
    PlayerNameEntity gone = new PlayerNameEntity();
    gone.username = "";
    gone.deleted = true;
    assertThat(PlayerNameEntity.shown(gone, 7)).isEqualTo("deleted_user_7");
    assertThat(PlayerNameEntity.shown(null, 7)).isEqualTo("player_7");
  }
}
