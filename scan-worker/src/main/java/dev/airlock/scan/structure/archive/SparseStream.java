package dev.airlock.scan.structure.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/// A sparse file: its pieces, and the zeros before each.
final class SparseStream extends FilterInputStream {
  private final List<SparsePieces.Piece> pieces;
  private int piece;
  private long at; // in the file

  /// @param condensed the pieces, one after another
  SparseStream(InputStream condensed, List<SparsePieces.Piece> pieces) {
    super(condensed);
    this.pieces = pieces;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (piece < pieces.size() && at >= end()) {
      piece++;
    }
    if (piece == pieces.size()) {
      return -1;
    }
    long zeros = pieces.get(piece).from() - at;
    if (zeros > 0) {
      int read = (int) Math.min(zeros, length);
      Arrays.fill(into, from, from + read, (byte) 0);
      at += read;
      return read;
    }
    int read = in.read(into, from, (int) Math.min(end() - at, length));
    at += Math.max(read, 0);
    return read;
  }

  private long end() {
    return pieces.get(piece).from() + pieces.get(piece).size();
  }
}
