package io.quizcast.swarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.SignIn;
import io.quizcast.swarm.account.SourceAddresses;
import io.quizcast.swarm.game.Crowd;
import io.quizcast.swarm.game.LiveLine;
import io.quizcast.swarm.quiz.AnswerKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One run of a crowd: its accounts, its game and its report. */
final class Session implements AutoCloseable {
  private final TargetOptions target;
  private final CrowdOptions crowd;
  private final PrintStream out;
  private final AccountFile file;
  private final SignIn signIn;
  private final LiveLine live;

  Session(TargetOptions target, CrowdOptions crowd, PrintStream out) throws IOException {
    this.target = target;
    this.crowd = crowd;
    this.out = out;
    this.file = new AccountFile(target.home);
    this.signIn = new SignIn(SourceAddresses.spread(target.base, crowd.bots), file);
    this.live = new LiveLine(out, System.console() != null && System.console().isTerminal());
  }

  List<Account> signIn() throws IOException, InterruptedException {
    long started = System.nanoTime();
    List<Account> accounts =
        signIn.everyone(
            crowd.bots,
            crowd.signInsAtOnce,
            done -> {
              if (done % 100 == 0) {
                live.show("signed in %d of %d".formatted(done, crowd.bots));
              }
            });
    live.end();
    out.printf("%d bots signed in, %.1f s%n", accounts.size(), (System.nanoTime() - started) / 1e9);
    return accounts;
  }

  /** A separate account, which belongs to none of the bots. */
  Account signIn(String name) throws IOException, InterruptedException {
    return signIn.account(name);
  }

  /** Plays the game to its end, then prints and stores the report. */
  Crowd.Outcome play(long quizId, Instant startsAt, AnswerKey key, List<Account> accounts)
      throws IOException, InterruptedException {
    Path directory = target.records(quizId);
    Crowd.Outcome outcome =
        new Crowd(signIn, live)
            .play(
                new Crowd.Plan(
                    quizId,
                    target.sockets(),
                    crowd.behaviours(),
                    key,
                    crowd.pace(),
                    crowd.seed,
                    startsAt,
                    crowd.patience(),
                    crowd.loops),
                accounts,
                directory);
    Files.writeString(
        directory.resolve("report.json"),
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(outcome.report()));
    out.print(outcome.report().text());
    out.println("records: " + directory.toAbsolutePath());
    return outcome;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
