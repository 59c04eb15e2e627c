package io.quizcast.swarm.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizcast.swarm.account.Account;
import io.quizcast.swarm.account.AccountFile;
import io.quizcast.swarm.account.PublicApi;
import io.quizcast.swarm.account.SignIn;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  @TempDir Path home;

  @Test
  void aNewBotSignsUpAndItsAccountIsKept() throws Exception {
    try (ScriptedPlatform platform = new ScriptedPlatform(1, 1, 0)) {
      try (AccountFile file = new AccountFile(home)) {
        SignIn signIn = new SignIn(new PublicApi(platform.base("http")), file);
        assertThat(signIn.account("bot1").userId()).isEqualTo(1);
      }
      int callsBefore = platform.calls().size();
      try (AccountFile file = new AccountFile(home)) {
        Account again = new SignIn(new PublicApi(platform.base("http")), file).account("bot1");
        assertThat(again.userId()).isEqualTo(1);
      }
      assertThat(platform.calls())
          .hasSize(callsBefore)
          .endsWith("/api/mobile/auth/login", "/api/mobile/auth/register");
    }
  }

  @Test
  void aUsedRefreshTokenLeadsToALogin() throws Exception {
    try (ScriptedPlatform platform = new ScriptedPlatform(1, 1, 0);
        AccountFile file = new AccountFile(home)) {
      SignIn signIn = new SignIn(new PublicApi(platform.base("http")), file);
      signIn.account("bot1");
      String lines = Files.readString(home.resolve("accounts.jsonl"));
      Path other = Files.createDirectories(home.resolve("other"));
      Files.copy(home.resolve("password"), other.resolve("password"));
      Files.writeString(
          other.resolve("accounts.jsonl"),
          lines.replaceAll("\"accessExpiresAt\":\\d+", "\"accessExpiresAt\":1"));

      try (AccountFile aged = new AccountFile(other)) {
        new SignIn(new PublicApi(platform.base("http")), aged).account("bot1");
      }
      assertThat(platform.calls()).endsWith("/api/mobile/auth/refresh", "/api/mobile/auth/login");
    }
  }
}
