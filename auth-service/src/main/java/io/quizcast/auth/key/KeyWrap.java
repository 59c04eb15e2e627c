package io.quizcast.auth.key;

import io.quizcast.auth.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the database with AES-256-GCM under a key from the environment. The name of
 * the secret is authenticated too. Also derives further keys.
 */
@ApplicationScoped
public class KeyWrap {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] wrappingKey;

  public KeyWrap(KeyConfig config) {
    this.wrappingKey = HexFormat.of().parseHex(config.keysWrap());
  }

  /** Returns the nonce followed by the ciphertext. */
  public byte[] wrap(byte[] secret, String name) {
    byte[] nonce = Secrets.randomBytes(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
      byte[] wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
      return wrapped;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalStateException if the secret was changed, or was encrypted under another key or
   *     name
   */
  public byte[] unwrap(byte[] wrapped, String name) {
    byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, name)
          .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("quizcast.keys-wrap does not open " + name, e);
    }
  }

  /** Derives a separate key for another purpose. */
  public SecretKeySpec derive(String purpose) {
    return Secrets.key(Secrets.hmac(Secrets.key(wrappingKey), purpose));
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(wrappingKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
