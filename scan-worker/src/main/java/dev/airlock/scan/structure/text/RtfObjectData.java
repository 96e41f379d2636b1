package dev.airlock.scan.structure.text;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import dev.airlock.scan.structure.mail.SingleReads;
import java.io.IOException;

/// What hexadecimal digits of a group in RTF say, up to the group's end. Whatever stands between
/// them is passed over, as Word does it: space, words it does not know, and groups that it may
/// skip.
final class RtfObjectData extends SingleReads {
  private int depth;
  private long raw;

  RtfObjectData(Bytes bytes, long at) {
    super(new BytesStream(bytes, at));
  }

  @Override
  protected int next() throws IOException {
    if (raw > 0) {
      raw--;
      return in.read();
    }
    int high = digit();
    if (high < 0 || raw > 0) {
      return raw > 0 ? next() : -1;
    }
    int low = digit();
    return low < 0 ? -1 : high << 4 | low;
  }

  // -1 at the end, and where bytes follow that are written as they are.
  private int digit() throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      switch (next) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '\\' -> word();
        default -> {
          int digit = Character.digit(next, 16);
          if (digit >= 0) {
            return digit;
          }
        }
      }
      if (depth < 0 || raw > 0) {
        return -1;
      }
    }
    return -1;
  }

  private void word() throws IOException {
    int next = in.read();
    if (next == '*') {
      skipGroup();
      return;
    }
    if (!Character.isLetter(next)) {
      return; // a symbol
    }
    StringBuilder word = new StringBuilder();
    while (Character.isLetter(next)) {
      if (word.length() < 32) {
        word.append((char) next);
      }
      next = in.read();
    }
    long number = 0;
    while ((next >= '0' && next <= '9') || next == '-') {
      number = next == '-' ? 0 : Math.min(number * 10 + next - '0', Integer.MAX_VALUE);
      next = in.read();
    }
    if (word.toString().equals("bin")) {
      raw = number;
    }
    if (next == '{') {
      depth++;
    } else if (next == '}') {
      depth--;
    } else if (next == '\\') {
      word();
    }
  }

  // The group that has begun may be skipped by who does not know it.
  private void skipGroup() throws IOException {
    int open = depth;
    int next = 0;
    while (next >= 0 && depth >= open) {
      next = in.read();
      depth += next == '{' ? 1 : next == '}' ? -1 : 0;
    }
  }
}
