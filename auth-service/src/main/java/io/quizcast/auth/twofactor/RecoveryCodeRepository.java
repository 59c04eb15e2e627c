package io.quizcast.auth.twofactor;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quizcast.auth.key.KeyWrap;
import io.quizcast.auth.secret.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recovery codes, for players who have lost their authenticator: ten codes of 50 random bits, shown
 * once and stored as HMACs. At that entropy a slow hash has no benefit.
 */
@ApplicationScoped
class RecoveryCodeRepository implements PanacheRepository<RecoveryCodeEntity> {
  private static final int CODES = 10;
  private static final int HALF = 5;

  /** The alphabet without letters and digits that look alike. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  RecoveryCodeRepository(KeyWrap wrap) {
    this.key = wrap.derive("recovery codes");
  }

  /** Replaces all codes of the account within the caller's transaction. */
  Uni<List<String>> replace(long accountId) {
    List<String> codes = Stream.generate(this::code).limit(CODES).toList();
    return delete("accountId", accountId)
        .chain(
            () ->
                persist(
                    codes.stream()
                        .map(
                            code -> {
                              RecoveryCodeEntity row = new RecoveryCodeEntity();
                              row.accountId = accountId;
                              row.codeHash = hash(code);
                              return row;
                            })))
        .replaceWith(codes);
  }

  /** Spends a code. Returns false if it is unknown or already spent. */
  Uni<Boolean> use(long accountId, String code, Instant now) {
    return update(
            "usedAt = ?1 where accountId = ?2 and codeHash = ?3 and usedAt is null",
            now,
            accountId,
            hash(code))
        .map(used -> used == 1);
  }

  Uni<Long> left(long accountId) {
    return count("accountId = ?1 and usedAt is null", accountId);
  }

  private String code() {
    return half() + "-" + half();
  }

  private String half() {
    return random
        .ints(HALF, 0, LETTERS.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
        .toString();
  }

  /** Ignores case and hyphens. */
  private String hash(String code) {
    String typed = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return HexFormat.of().formatHex(Secrets.hmac(key, typed));
  }
}
