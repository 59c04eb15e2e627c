package io.quizcast.contracts.proof;

import io.quizcast.contracts.game.GameEvent;
import io.quizcast.contracts.game.Window;
import io.quizcast.contracts.game.rules.AnswerSheet;
import io.quizcast.contracts.game.rules.FinalRanking;
import io.quizcast.contracts.game.rules.Game;
import io.quizcast.contracts.game.rules.GameFacts;
import io.quizcast.contracts.game.rules.GameState;
import io.quizcast.contracts.game.rules.GameState.Finished;
import io.quizcast.contracts.game.rules.GameState.QuestionClosed;
import io.quizcast.contracts.game.rules.GameState.QuestionOpen;
import io.quizcast.contracts.game.rules.Players;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds the proof of a game from its events, which must be passed in order. */
public final class ProofBuilder {
  private final TreeMap<Integer, ProofBundle.Question> questions = new TreeMap<>();
  private final Map<Integer, ProofAnswers.Sheet> sheets = new HashMap<>();
  private GameState state;

  public ProofBuilder(long quizId) {
    state = GameState.of(quizId);
  }

  public void add(GameEvent event) {
    GameState before = state;
    if (event instanceof GameEvent.QuestionJudged e && before instanceof QuestionClosed closed) {
      judged(closed, e);
    } else if (event instanceof GameEvent.QuestionVoided e) {
      voided(before, e);
    }
    state = Game.evolve(before, event);
  }

  private void judged(QuestionClosed closed, GameEvent.QuestionJudged e) {
    Window window = closed.window();
    questions.put(
        e.number(),
        sealed(
            new ProofBundle.Question(
                e.number(),
                e.questionId(),
                window.timeLimitSec(),
                false,
                window.commitment(),
                e.nonce(),
                e.rightOption(),
                e.inPlay(),
                e.passed(),
                e.answersHash(),
                e.playersHash(),
                "")));
    AnswerSheet sheet = closed.facts().sheet();
    int seats = closed.facts().players().size();
    @Nullable Integer[] options = new @Nullable Integer[seats];
    int[] elapsed = new int[seats];
    for (int seat = 0; seat < seats && sheet != null; seat++) {
      options[seat] = sheet.has(seat) ? sheet.option(seat) : null;
      elapsed[seat] = sheet.elapsedMs(seat);
    }
    sheets.put(e.number(), new ProofAnswers.Sheet(e.questionId(), options, elapsed));
  }

  private void voided(GameState before, GameEvent.QuestionVoided e) {
    Window window =
        switch (before) {
          case QuestionOpen open -> open.window();
          case QuestionClosed closed -> closed.window();
          case GameState.Unscheduled _, GameState.Scheduled _, GameState.Lobby _ -> null;
          case GameState.BetweenQuestions _, GameState.Paused _, GameState.AdBreak _ -> null;
          case Finished _, GameState.Cancelled _, GameState.Held _ -> null;
        };
    ProofBundle.Question judged = questions.get(e.number());
    if (judged != null) {
      questions.put(
          e.number(),
          sealed(
              new ProofBundle.Question(
                  judged.number(),
                  judged.questionId(),
                  judged.timeLimitSec(),
                  true,
                  judged.commitment(),
                  judged.nonce(),
                  judged.rightOption(),
                  judged.inPlay(),
                  judged.passed(),
                  judged.answersHash(),
                  judged.playersHash(),
                  "")));
    } else if (window != null) {
      questions.put(
          e.number(),
          sealed(
              new ProofBundle.Question(
                  e.number(),
                  e.questionId(),
                  window.timeLimitSec(),
                  true,
                  window.commitment(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  "")));
    }
  }

  static ProofBundle.Question sealed(ProofBundle.Question q) {
    return new ProofBundle.Question(
        q.number(),
        q.questionId(),
        q.timeLimitSec(),
        q.voided(),
        q.commitment(),
        q.nonce(),
        q.rightOption(),
        q.inPlay(),
        q.passed(),
        q.answersHash(),
        q.playersHash(),
        ProofDigest.question(q));
  }

  /** The proof; empty for an unfinished game. */
  public Optional<GameProof> build() {
    if (!(state instanceof Finished finished)) {
      return Optional.empty();
    }
    GameFacts facts = finished.facts();
    List<ProofAnswers.Sheet> asked = new ArrayList<>();
    for (int number : questions.keySet()) {
      ProofAnswers.Sheet sheet = sheets.get(number);
      if (sheet != null) {
        asked.add(sheet);
      }
    }
    ProofAnswers answers = new ProofAnswers(facts.quizId(), asked);
    return Optional.of(new GameProof(bundle(facts, finished.end()), answers));
  }

  private ProofBundle bundle(GameFacts facts, GameEvent.Finished end) {
    Players players = facts.players();
    List<Long> unpayable = new ArrayList<>();
    end.unpayable().forEach(seat -> unpayable.add(players.userId(seat)));
    List<FinalRanking.Row> rows = FinalRanking.of(facts, unpayable).rows();
    Map<Integer, Long> shares = new HashMap<>();
    rows.forEach(row -> shares.put(row.seat(), row.prize()));
    List<SeatResult> results =
        rows.stream()
            .map(
                row ->
                    new SeatResult(
                        row.seat(),
                        row.score(),
                        row.rank(),
                        row.prize(),
                        row.eliminatedOnQuestion()))
            .sorted(Comparator.comparingInt(SeatResult::seat))
            .toList();
    int[] winners = end.winners().toArray();
    List<ProofBundle.Removal> removed =
        IntStream.range(0, players.size())
            .filter(players::isRemoved)
            .mapToObj(seat -> new ProofBundle.Removal(seat, players.outAt(seat)))
            .toList();
    ProofBundle open =
        new ProofBundle(
            ProofBundle.FORMAT,
            facts.quizId(),
            facts.settings(),
            ProofDigest.settings(facts.quizId(), facts.settings()),
            players.size(),
            IntStream.range(0, players.size()).filter(players::isAbsent).toArray(),
            removed,
            end.unpayable().toArray(),
            List.copyOf(questions.values()),
            winners,
            IntStream.of(winners).mapToLong(seat -> shares.getOrDefault(seat, 0L)).toArray(),
            ProofDigest.results(results),
            end.resultsHash(),
            "");
    return sealed(open);
  }

  static ProofBundle sealed(ProofBundle b) {
    return new ProofBundle(
        b.format(),
        b.quizId(),
        b.settings(),
        b.settingsHash(),
        b.seats(),
        b.noShows(),
        b.removed(),
        b.unpayable(),
        b.questions(),
        b.winners(),
        b.shares(),
        b.resultsHash(),
        b.loggedResultsHash(),
        ProofDigest.bundle(b));
  }
}
