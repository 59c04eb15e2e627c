package io.quizcast.user.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.user.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;

/** The games that each player took part in. */
@ApplicationScoped
public class GameResultRepository implements PanacheRepository<GameResultEntity> {
  // All games of a winning streak have the same number of lost games before them.
  private static final String SUMMARY =
      """
      with games as (
        select *, coalesce(eliminated_on_question, total_questions) as asked,
          count(*) filter (where not is_winner) over (order by created_at, id) as run
        from game_results where user_id = ?1),
      runs as (
        select run, count(*) filter (where is_winner) as won from games group by run)
      select count(*), count(*) filter (where is_winner), coalesce(sum(prize_fund), 0),
        coalesce(sum(correct_answers), 0), coalesce(sum(asked), 0),
        coalesce(sum(answer_time_ms), 0), min(rank), max(score),
        coalesce((select won from runs order by run desc limit 1), 0),
        coalesce((select max(won) from runs), 0)
      from games
      """;

  // A player must have answered every question before their last one correctly. If the score is
  // lower, a question was voided. The result does not say which one, so the game is left out.
  private static final String ACCURACY =
      """
      select %1$s, count(*) filter (where q.number is distinct from g.eliminated_on_question) as good,
        count(*) as asked
      from game_results g join asked_questions q on q.quiz_id = g.quiz_id
        and q.number <= coalesce(g.eliminated_on_question, g.total_questions)
      where g.user_id = ?1
        and g.score = coalesce(g.eliminated_on_question - 1, g.total_questions)
        and %1$s is not null
      group by 1 order by %2$s
      """;

  private static final String BY_CATEGORY = ACCURACY.formatted("q.category", "asked desc, 1");
  private static final String BY_DIFFICULTY = ACCURACY.formatted("cast(q.difficulty as text)", "1");

  /**
   * Lists the newest games first. Games at the same instant are ordered by id, so that pages do not
   * overlap.
   */
  Uni<List<GameResultEntity>> history(long userId, Page page) {
    return find("userId = ?1 order by createdAt desc, id desc", userId)
        .range(page.offset(), page.offset() + page.size() - 1)
        .list();
  }

  /** Newest first. */
  public Uni<List<GameResultEntity>> all(long userId) {
    return list("userId = ?1 order by createdAt desc, id desc", userId);
  }

  Uni<Long> played(long userId) {
    return count("userId", userId);
  }

  Uni<PersonalStatistics> summary(long userId) {
    return accuracy(BY_CATEGORY, userId)
        .chain(
            categories ->
                accuracy(BY_DIFFICULTY, userId)
                    .chain(
                        difficulties ->
                            rows(SUMMARY, userId)
                                .map(rows -> summary(rows.getFirst(), categories, difficulties))));
  }

  private Uni<List<AccuracyRow>> accuracy(String question, long userId) {
    return rows(question, userId)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row -> {
                          long correct = number(row, 1);
                          long asked = number(row, 2);
                          return new AccuracyRow(
                              row.get(0, String.class), correct, asked, (double) correct / asked);
                        })
                    .toList());
  }

  private Uni<List<Tuple>> rows(String question, long userId) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(question, Tuple.class)
                    .setParameter(1, userId)
                    .getResultList());
  }

  private static PersonalStatistics summary(
      Tuple row, List<AccuracyRow> categories, List<AccuracyRow> difficulties) {
    long games = number(row, 0);
    long wins = number(row, 1);
    long correct = number(row, 3);
    long asked = number(row, 4);
    return new PersonalStatistics(
        games,
        wins,
        number(row, 2),
        correct,
        asked,
        asked == 0 ? null : (double) correct / asked,
        games == 0 ? null : (double) wins / games,
        asked == 0 ? null : number(row, 5) / asked,
        games == 0 ? null : number(row, 6),
        games == 0 ? null : number(row, 7),
        number(row, 8),
        number(row, 9),
        categories,
        difficulties);
  }

  private static long number(Tuple row, int column) {
    return ((Number) row.get(column)).longValue();
  }
}
