package dev.airlock.scan.structure.pdf;

/// RC4, with which older PDFs are encrypted. Nothing is kept secret by it here.
final class Rc4 {
  private static final int SIZE = 256;

  private Rc4() {}

  static byte[] apply(byte[] key, byte[] data) {
    int[] state = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      state[i] = i;
    }
    int other = 0;
    for (int i = 0; i < SIZE; i++) {
      other = (other + state[i] + (key[i % key.length] & 0xff)) % SIZE;
      swap(state, i, other);
    }
    byte[] result = new byte[data.length];
    other = 0;
    for (int n = 0; n < data.length; n++) {
      int one = (n + 1) % SIZE;
      other = (other + state[one]) % SIZE;
      swap(state, one, other);
      result[n] = (byte) (data[n] ^ state[(state[one] + state[other]) % SIZE]);
    }
    return result;
  }

  private static void swap(int[] state, int one, int other) {
    int kept = state[one];
    state[one] = state[other];
    state[other] = kept;
  }
}
