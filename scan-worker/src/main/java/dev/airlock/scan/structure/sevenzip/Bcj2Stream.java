package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// x86 programs whose calls and jumps were taken out into streams of their own (BCJ2, Bcj2.c in
/// 7-Zip's sources). A range coder says which of them were.
final class Bcj2Stream extends InputStream {
  private static final int CALL = 0xe8;
  private static final int JUMP = 0xe9;
  private static final int MODEL_BITS = 11;
  private static final int MOVE_BITS = 5;
  private static final long TOP = 1 << 24;
  private static final int JUMP_MODEL = 256;
  private static final int BRANCH_MODEL = 257;

  private final InputStream main;
  private final InputStream calls;
  private final InputStream jumps;
  private final InputStream coder;
  private final int[] models = new int[258];
  private final byte[] address = new byte[4];
  private final long size;
  private int addressLeft;
  private long range = 0xffff_ffffL;
  private long code;
  private boolean begun;
  private int previous;
  private long position;

  /// @param inputs the main stream, the calls, the jumps and the range coder's
  /// @param size how many bytes there are
  Bcj2Stream(List<InputStream> inputs, long size) {
    this.main = inputs.get(0);
    this.calls = inputs.get(1);
    this.jumps = inputs.get(2);
    this.coder = inputs.get(3);
    this.size = size;
    Arrays.fill(models, 1 << (MODEL_BITS - 1));
  }

  @Override
  public int read() throws IOException {
    if (position == size) {
      return -1;
    }
    if (!begun) {
      begin();
    }
    if (addressLeft > 0) {
      position++;
      return address[4 - addressLeft--] & 0xff;
    }
    int value = required(main);
    position++;
    if (isBranch(value) && position < size && isTakenOut(value)) {
      takeAddress(value == CALL ? calls : jumps);
      previous = address[3] & 0xff;
    } else {
      previous = value;
    }
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read < length) {
      int value = read();
      if (value < 0) {
        return read == 0 ? -1 : read;
      }
      into[from + read] = (byte) value;
      read++;
    }
    return read;
  }

  private void begin() throws IOException {
    begun = true;
    for (int i = 0; i < 5; i++) {
      code = (code << 8 | required(coder)) & 0xffff_ffffL;
    }
  }

  private boolean isBranch(int value) {
    return (value & 0xfe) == CALL || (previous == 0x0f && (value & 0xf0) == 0x80);
  }

  private boolean isTakenOut(int value) throws IOException {
    int model = value == CALL ? previous : value == JUMP ? JUMP_MODEL : BRANCH_MODEL;
    int chance = models[model];
    long bound = (range >>> MODEL_BITS) * chance;
    boolean taken = code >= bound;
    if (taken) {
      range -= bound;
      code -= bound;
      models[model] = chance - (chance >> MOVE_BITS);
    } else {
      range = bound;
      models[model] = chance + (((1 << MODEL_BITS) - chance) >> MOVE_BITS);
    }
    if (range < TOP) {
      range = range << 8 & 0xffff_ffffL;
      code = (code << 8 | required(coder)) & 0xffff_ffffL;
    }
    return taken;
  }

  private void takeAddress(InputStream from) throws IOException {
    int absolute = 0;
    for (int i = 0; i < 4; i++) {
      absolute = absolute << 8 | required(from);
    }
    int relative = absolute - (int) (position + 4);
    for (int i = 0; i < 4; i++) {
      address[i] = (byte) (relative >> (8 * i));
    }
    addressLeft = 4;
  }

  private static int required(InputStream from) throws IOException {
    int value = from.read();
    if (value < 0) {
      throw StructureException.corrupt("a damaged 7z");
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    try (main;
        calls;
        jumps;
        coder) {
      addressLeft = 0;
    }
  }
}
