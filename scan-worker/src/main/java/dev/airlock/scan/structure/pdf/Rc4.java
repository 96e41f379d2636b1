package dev.airlock.scan.structure.pdf;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// RC4, with which older PDFs are encrypted. Nothing is kept secret by it here.
final class Rc4 {
  private static final int SIZE = 256;

  private final int[] state = new int[SIZE];
  private int one;
  private int other;

  private Rc4(byte[] key) {
    for (int i = 0; i < SIZE; i++) {
      state[i] = i;
    }
    int mixed = 0;
    for (int i = 0; i < SIZE; i++) {
      mixed = (mixed + state[i] + (key[i % key.length] & 0xff)) % SIZE;
      swap(i, mixed);
    }
  }

  static byte[] apply(byte[] key, byte[] data) {
    byte[] result = data.clone();
    new Rc4(key).apply(result, 0, result.length);
    return result;
  }

  /// A stream that is encrypted by a key of at least one byte.
  static InputStream decrypted(byte[] key, InputStream encrypted) {
    Rc4 cipher = new Rc4(key);
    return new FilterInputStream(encrypted) {
      @Override
      public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        cipher.apply(into, from, read);
        return read;
      }
    };
  }

  private void apply(byte[] data, int from, int length) {
    for (int n = from; n < from + length; n++) {
      one = (one + 1) % SIZE;
      other = (other + state[one]) % SIZE;
      swap(one, other);
      data[n] ^= (byte) state[(state[one] + state[other]) % SIZE];
    }
  }

  private void swap(int first, int second) {
    int kept = state[first];
    state[first] = state[second];
    state[second] = kept;
  }
}
