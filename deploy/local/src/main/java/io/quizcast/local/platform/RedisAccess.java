package io.quizcast.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The two users of Redis: services may use keys and run the scripts that the operator has loaded,
 * and the operator has all rights. A client without a password has none.
 *
 * @param services the password of the user {@code default}
 * @param operator the password of the user {@code operator}
 */
public record RedisAccess(String services, String operator) {
  static final String OPERATOR = "operator";

  /**
   * EVALSHA runs a loaded script with the rights of its caller, and it is the only command for
   * scripts that services may use. user-service needs INFO to detect a restart of Redis.
   */
  private static final String RIGHTS_OF_SERVICES =
      "~* &* +@all -@admin -@dangerous -@scripting +info +evalsha";

  /** Writes the user list that Redis reads at its start; it contains only digests of passwords. */
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        fresh,
        List.of(
            "user default on #" + digest(services) + " " + RIGHTS_OF_SERVICES,
            "user " + OPERATOR + " on #" + digest(operator) + " ~* &* +@all"));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String digest(String password) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
