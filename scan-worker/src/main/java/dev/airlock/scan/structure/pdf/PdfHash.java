package dev.airlock.scan.structure.pdf;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The hash of a password in PDF 2.0 (ISO 32000-2, 7.6.4.3.4, algorithm 2.B).
final class PdfHash {
  private static final int REPEATED = 64;
  private static final int FEWEST_ROUNDS = 64;
  private static final int MOST_ROUNDS = 64 + 255;
  private static final String[] DIGESTS = {"SHA-256", "SHA-384", "SHA-512"};

  private PdfHash() {}

  /// The hash of the empty password, 32 bytes.
  static byte[] ofEmpty(byte[] salt) {
    try {
      byte[] key = MessageDigest.getInstance("SHA-256").digest(salt);
      for (int round = 0; round < MOST_ROUNDS; round++) {
        byte[] encrypted = encrypted(key);
        int sum = 0;
        for (int i = 0; i < 16; i++) {
          sum += encrypted[i] & 0xff; // 256 modulo 3 is 1
        }
        key = MessageDigest.getInstance(DIGESTS[sum % 3]).digest(encrypted);
        int last = encrypted[encrypted.length - 1] & 0xff;
        if (round >= FEWEST_ROUNDS - 1 && last <= round + 1 - 32) {
          break;
        }
      }
      return Arrays.copyOf(key, 32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES and SHA-2", e);
    }
  }

  private static byte[] encrypted(byte[] key) throws GeneralSecurityException {
    byte[] repeated = new byte[key.length * REPEATED];
    for (int i = 0; i < REPEATED; i++) {
      System.arraycopy(key, 0, repeated, i * key.length, key.length);
    }
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, 0, 16, "AES"),
        new IvParameterSpec(key, 16, 16));
    return aes.doFinal(repeated);
  }
}
