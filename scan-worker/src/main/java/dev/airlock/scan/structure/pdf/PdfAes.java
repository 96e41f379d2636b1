package dev.airlock.scan.structure.pdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A stream encrypted with AES: the first block starts the chain, and the last is filled up with
/// bytes that tell how many they are (ISO 32000-2, 7.6.3.1).
final class PdfAes extends FilterInputStream {
  private static final int BLOCK = 16;

  private final byte[] key;
  private Cipher cipher;
  private byte[] block = new byte[0];
  private byte[] following = new byte[0];
  private int next;
  private boolean begun;

  private PdfAes(byte[] key, InputStream encrypted) {
    super(encrypted);
    this.key = key;
    this.cipher = cipher(key, new byte[BLOCK]);
  }

  /// The stream decrypted. Incomplete blocks at its end are left out.
  static InputStream decrypted(byte[] key, InputStream encrypted) {
    return new PdfAes(key, encrypted);
  }

  /// The document's key as the encryption dictionary has it (ISO 32000-2, algorithm 2.A).
  static byte[] plainKey(byte[] key, byte[] encrypted) {
    return apply(cipher(key, new byte[BLOCK]), encrypted);
  }

  private static Cipher cipher(byte[] key, byte[] start) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  private static byte[] apply(Cipher cipher, byte[] blocks) {
    byte[] plain = cipher.update(blocks);
    return plain == null ? new byte[0] : plain;
  }

  @Override
  public int read() throws IOException {
    if (next == block.length) {
      advance();
    }
    return next < block.length ? block[next++] & 0xff : -1;
  }

  private void advance() throws IOException {
    if (!begun) {
      begun = true;
      byte[] start = in.readNBytes(BLOCK);
      cipher = cipher(key, Arrays.copyOf(start, BLOCK));
      following = fetch();
    }
    block = following;
    next = 0;
    following = block.length == 0 ? block : fetch();
    if (following.length == 0 && block.length > 0) {
      int filled = block[block.length - 1];
      block = Arrays.copyOf(block, filled > 0 && filled <= BLOCK ? BLOCK - filled : BLOCK);
    }
  }

  private byte[] fetch() throws IOException {
    byte[] encrypted = in.readNBytes(BLOCK);
    return encrypted.length < BLOCK ? new byte[0] : apply(cipher, encrypted);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return SingleBytes.read(this, into, from, length);
  }
}
