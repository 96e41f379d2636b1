package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// The bytes of a chain of sectors.
///
/// @param sectors where they lie
/// @param skipped how many sectors precede number 0 there
record SectorBytes(Bytes sectors, SectorRuns runs, int sectorBytes, int skipped, long size)
    implements Bytes, AutoCloseable {

  @Override
  public int read(long at, byte[] into, int from, int length) throws IOException {
    if (at >= size) {
      return -1;
    }
    long index = at / sectorBytes;
    long within = at % sectorBytes;
    long together = runs.following(index) * sectorBytes - within;
    int wanted = (int) Math.min(Math.min(length, size - at), together);
    long place = ((long) runs.sector(index) + skipped) * sectorBytes + within;
    int read = sectors.read(place, into, from, wanted);
    if (read <= 0) {
      throw CompoundFile.damaged();
    }
    return read;
  }

  @Override
  public void close() {
    runs.close();
  }
}
