package io.quizcast.quiz.players;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quizcast.quiz.QuizSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of e-mail addresses and devices, in hex. They only show whether two accounts belong
 * to one person. After a change of the key, hashes made with the old one match nobody.
 */
@ApplicationScoped
public class PlayerHashes {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  PlayerHashes(QuizSecrets secrets) {
    key = new SecretKeySpec(HexFormat.of().parseHex(secrets.gameHmacKey()), ALGORITHM);
  }

  public String ofMail(String address) {
    String same = Normalizer.normalize(address, Normalizer.Form.NFKC).strip();
    return of("mail:" + same.toLowerCase(Locale.ROOT));
  }

  /**
   * @param addressHash the hash that a gateway put into a join, like {@code device}
   */
  public String ofDevice(String addressHash, String device) {
    return of("device:" + addressHash + ":" + device);
  }

  private String of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
