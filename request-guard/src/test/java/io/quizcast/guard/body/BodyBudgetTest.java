package io.quizcast.guard.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private final BodyBudget budget = new BodyBudget(100, 40);

  @Test
  void aCallerIsLimitedToItsShareUntilItReleasesABody() {
    assertThat(budget.reserve("a", 30)).isTrue();
    assertThat(budget.reserve("a", 30)).isFalse();
    assertThat(budget.reserve("b", 30)).isTrue();
    budget.release("a", 30);
    assertThat(budget.reserve("a", 30)).isTrue();
    assertThat(budget.held()).isEqualTo(60);
  }

  @Test
  void allCallersTogetherAreLimitedByTheProcess() {
    for (String caller : new String[] {"a", "b", "c"}) {
      assertThat(budget.reserve(caller, 30)).isTrue();
    }
    assertThat(budget.reserve("d", 30)).isFalse();
    assertThat(budget.reserve("d", 10)).isTrue();
  }

  @Test
  void aSingleBodyLargerThanTheBudgetsFits() {
    assertThat(budget.reserve("a", 1_000)).isTrue();
    assertThat(budget.reserve("b", 1)).isFalse();
    budget.release("a", 1_000);
    assertThat(budget.held()).isZero();
    assertThat(budget.reserve("b", 1)).isTrue();
  }
}
