package io.quizcast.swarm.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stores accounts between runs, one JSON line each. If a name occurs several times, its last line
 * counts. A refresh token works only once, so its successor is appended before it is used. Only the
 * owner can read the file.
 */
public final class AccountFile implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final BufferedWriter out;
  private final String password;

  public AccountFile(Path directory) throws IOException {
    Files.createDirectories(directory);
    password = passwordIn(directory.resolve("password"));
    Path file = directory.resolve("accounts.jsonl");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        // Skips a line that was cut off when the process was killed. Its account must log in again.
        if (line.endsWith("}")) {
          Account account = json.readValue(line, Account.class);
          accounts.put(account.name(), account);
        }
      }
    }
    Path compact = directory.resolve("accounts.jsonl.new");
    createPrivate(compact);
    for (Account account : accounts.values()) {
      Files.writeString(
          compact, json.writeValueAsString(account) + "\n", StandardOpenOption.APPEND);
    }
    Files.move(compact, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  /** The password of all bots of this directory. It is generated at random once. */
  String password() {
    return password;
  }

  synchronized java.util.Optional<Account> find(String name) {
    return java.util.Optional.ofNullable(accounts.get(name));
  }

  synchronized void put(Account account) throws IOException {
    accounts.put(account.name(), account);
    out.write(json.writeValueAsString(account));
    out.write('\n');
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private static String passwordIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[16];
      new SecureRandom().nextBytes(random);
      createPrivate(file);
      Files.writeString(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  private static void createPrivate(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
