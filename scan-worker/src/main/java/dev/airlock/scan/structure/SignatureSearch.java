package dev.airlock.scan.structure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Looks, as bytes pass, for signatures of archives that programs find at any place: behind a
/// picture, behind a program that unpacks them.
public final class SignatureSearch {
  /// What was found. Whether an archive is there has still to be seen.
  public enum Signature {
    /// `Rar!`, 0x1a, 7 (<https://www.rarlab.com/technote.htm>).
    RAR,
    /// The signature header of a 7z, its checksum right (7zFormat.txt in 7-Zip's sources).
    SEVEN_ZIP,
    /// What a disk image of macOS ends with: `koly`, version 4 and its own length
    /// (<https://newosxbook.com/DMG.html>).
    DISK_IMAGE,
    /// A zip's end of central directory record (APPNOTE 4.3.16).
    ZIP_END
  }

  /// A signature and where it is.
  public record Hit(Signature signature, long at) {}

  private static final byte[] RAR = {'R', 'a', 'r', '!', 0x1a, 7};
  private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};
  private static final byte[] DISK_IMAGE = {'k', 'o', 'l', 'y', 0, 0, 0, 4, 0, 0, 2, 0};
  private static final int LEADING = 4; // bytes of each signature that are looked for
  private static final byte[] STEPS = steps();
  private static final int LONGEST = 32; // the signature header of a 7z
  private static final int MOST_HITS = 10_000;
  private static final int BUFFER_BYTES = 8 * 1024;

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final List<Hit> hits = new ArrayList<>();
  private int buffered;
  private long bufferAt;
  private boolean overflowed;

  // Horspool's search for several words: where the last of four bytes is this one, so many bytes
  // further is the next place where one of the signatures may begin.
  private static byte[] steps() {
    byte[] steps = new byte[256];
    Arrays.fill(steps, (byte) LEADING);
    for (byte[] signature : List.of(RAR, SEVEN_ZIP, ZIP_END, DISK_IMAGE)) {
      for (int i = 0; i < LEADING; i++) {
        int value = signature[i] & 0xff;
        steps[value] = (byte) Math.min(steps[value], LEADING - 1 - i);
      }
    }
    return steps;
  }

  /// Looks at the next bytes.
  public void feed(byte[] bytes, int from, int length) {
    for (int done = 0; done < length; ) {
      int fed = Math.min(length - done, buffer.length - buffered);
      System.arraycopy(bytes, from + done, buffer, buffered, fed);
      buffered += fed;
      done += fed;
      if (buffered == buffer.length) {
        search(buffered - LONGEST);
      }
    }
  }

  /// Says that there are no more bytes.
  public void end() {
    search(buffered);
  }

  /// What was found, in order.
  public List<Hit> hits() {
    return List.copyOf(hits);
  }

  /// Whether there was more than is kept.
  public boolean overflowed() {
    return overflowed;
  }

  private void search(int end) {
    int last = Math.min(end, buffered - LEADING + 1);
    for (int i = 0; i < last; ) {
      int step = STEPS[buffer[i + LEADING - 1] & 0xff];
      if (step == 0) {
        findAt(i);
        step = 1;
      }
      i += step;
    }
    System.arraycopy(buffer, end, buffer, 0, buffered - end);
    bufferAt += end;
    buffered -= end;
  }

  private void findAt(int at) {
    switch (buffer[at]) {
      case 'R' -> found(RAR, Signature.RAR, at);
      case '7' -> found(SEVEN_ZIP, Signature.SEVEN_ZIP, at);
      case 'k' -> found(DISK_IMAGE, Signature.DISK_IMAGE, at);
      case 'P' -> found(ZIP_END, Signature.ZIP_END, at);
      default -> {}
    }
  }

  private void found(byte[] wanted, Signature signature, int at) {
    if (at + wanted.length > buffered) {
      return;
    }
    for (int i = 1; i < wanted.length; i++) {
      if (buffer[at + i] != wanted[i]) {
        return;
      }
    }
    if (signature == Signature.SEVEN_ZIP && !isStartOfSevenZip(at)) {
      return;
    }
    if (hits.size() == MOST_HITS) {
      overflowed = true;
    } else {
      hits.add(new Hit(signature, bufferAt + at));
    }
  }

  private boolean isStartOfSevenZip(int at) {
    if (at + LONGEST > buffered) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(buffer, at + 12, 20);
    int stored = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 8);
    return stored == (int) crc.getValue();
  }
}
