package io.quizcast.swarm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountFileTest {
  @TempDir Path home;

  @Test
  void theNewestTokensSurviveAnIncompleteLine() throws Exception {
    try (AccountFile file = new AccountFile(home)) {
      file.put(new Account("bot1", 1, "a", 10, "spent"));
      file.put(new Account("bot1", 1, "b", 20, "fresh"));
    }
    Path path = home.resolve("accounts.jsonl");
    Files.writeString(path, "{\"name\":\"bot2\",\"user", StandardOpenOption.APPEND);

    try (AccountFile file = new AccountFile(home)) {
      assertThat(file.find("bot1").orElseThrow().refreshToken()).isEqualTo("fresh");
      assertThat(file.find("bot2")).isEmpty();
    }
    assertThat(Files.readAllLines(path)).hasSize(1);
  }

  @Test
  void onlyTheOwnerCanReadTokensAndPassword() throws Exception {
    String password;
    try (AccountFile file = new AccountFile(home)) {
      password = file.password();
    }
    try (AccountFile file = new AccountFile(home)) {
      assertThat(file.password()).isEqualTo(password).hasSize(32);
    }
    for (String name : new String[] {"accounts.jsonl", "password"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anAccountIsPrintedWithoutItsTokens() {
    assertThat(new Account("bot1", 1, "access", 10, "refresh").toString())
        .doesNotContain("access", "refresh");
  }
}
