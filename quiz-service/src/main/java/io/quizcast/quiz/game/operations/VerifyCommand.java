package io.quizcast.quiz.game.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizcast.contracts.proof.GameProof;
import io.quizcast.contracts.proof.ProofAnswers;
import io.quizcast.contracts.proof.ProofBundle;
import io.quizcast.contracts.proof.ProofCheck;
import io.quizcast.contracts.proof.ProofCheck.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * {@code ./quizcast verify FILE|URL|QUIZ_ID}: checks the published proof of a game and lists its
 * violations. Exits with code 0 if the proof holds, 1 if not, 2 if it cannot be read. Needs neither
 * the database nor the service, only the two documents. The answers are read from {@code
 * proof-answers.json} in the same folder, or from {@code URL/answers}.
 */
public final class VerifyCommand {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 256 * 1024 * 1024;

  private VerifyCommand() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  public static int run(String[] args, PrintStream out) {
    if (args.length != 1) {
      out.println("usage: verify FILE|URL");
      return 2;
    }
    try {
      return report(read(args[0]), out);
    } catch (IOException | IllegalArgumentException e) {
      out.println("cannot verify: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static int report(GameProof proof, PrintStream out) {
    ProofBundle bundle = proof.bundle();
    out.printf(
        "quiz %d: %d seats, %d questions, %d winners share %d%n",
        bundle.quizId(),
        bundle.seats(),
        bundle.questions().size(),
        bundle.winners().length,
        Arrays.stream(bundle.shares()).sum());
    List<Finding> findings = ProofCheck.run(proof);
    if (findings.isEmpty()) {
      out.println("verified: commitments, answers, survivors, winners, shares");
      return 0;
    }
    out.printf("NOT as published, %d findings%n", findings.size());
    findings.forEach(finding -> out.println("  " + finding));
    return 1;
  }

  private static GameProof read(String source) throws IOException, InterruptedException {
    ObjectMapper mapper = ReplayCommand.mapper();
    boolean remote = source.startsWith("http://") || source.startsWith("https://");
    byte[] bundle = remote ? fetch(source) : Files.readAllBytes(Path.of(source));
    byte[] answers =
        remote ? fetch(source + "/answers") : Files.readAllBytes(answersBeside(source));
    try {
      return new GameProof(
          mapper.readValue(bundle, ProofBundle.class),
          mapper.readValue(answers, ProofAnswers.class));
    } catch (JsonProcessingException e) {
      throw new IOException("this is not the proof of a game", e);
    }
  }

  private static Path answersBeside(String file) {
    int dot = file.lastIndexOf('.');
    return Path.of(
        dot < 0 ? file + "-answers" : file.substring(0, dot) + "-answers" + file.substring(dot));
  }

  private static byte[] fetch(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(url + " answered " + response.statusCode());
      }
      boolean packed = response.headers().firstValue("content-encoding").orElse("").equals("gzip");
      return packed ? unpack(response.body()) : response.body();
    }
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(MAX_BYTES);
    }
  }
}
