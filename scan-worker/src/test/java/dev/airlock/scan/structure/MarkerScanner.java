package dev.airlock.scan.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A scanner that finds a marker anywhere in what it gets, but opens nothing.
public final class MarkerScanner implements MemberScanner {
  /// What it finds.
  public static final String MARKER = "AIRLOCK-TEST-MARKER";

  private final List<Integer> scanned = new ArrayList<>();

  @Override
  public Answer scan(InputStream content, long expectedBytes) {
    try {
      byte[] all = content.readAllBytes();
      scanned.add(all.length);
      return new String(all, ISO_8859_1).contains(MARKER)
          ? new Answer.Infected(MARKER)
          : new Answer.Clean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many bytes each stream had.
  public List<Integer> scanned() {
    return scanned;
  }
}
