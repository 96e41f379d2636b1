package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The sectors of a compound file, and the chains that they form ([MS-CFB] 2.2 to 2.6). The file
/// allocation table is not held: it is read where it is needed.
final class CompoundFile implements AutoCloseable {
  private static final int HEADER_BYTES = 512;
  private static final int FIRST_TABLES = 109;
  private static final int FIRST_TABLES_AT = 76;
  private static final int MINI_SECTOR_SHIFT = 6;
  private static final int MINI_SECTOR_BYTES = 1 << MINI_SECTOR_SHIFT;
  private static final int SMALLEST_SHIFT = 7;
  private static final int LARGEST_SHIFT = 16;

  private final Bytes bytes;
  private final ScanBudget budget;
  private final ByteBuffer header;
  private final int shift;
  private final SectorUse use;
  private final SectorRuns tables;

  CompoundFile(Bytes bytes, ScanBudget budget) throws IOException {
    this.bytes = bytes;
    this.budget = budget;
    this.header = bytes.littleEndian(0, HEADER_BYTES);
    this.shift = header.getShort(30);
    if (shift < SMALLEST_SHIFT
        || shift > LARGEST_SHIFT
        || header.getShort(32) != MINI_SECTOR_SHIFT) {
      throw damaged();
    }
    this.use = new SectorUse(budget, sectors(), sectorBytes());
    this.tables = new SectorRuns(budget);
    try {
      findTables();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  static StructureException damaged() {
    return StructureException.corrupt("a damaged compound file");
  }

  // 2.5.1: the first 109 sectors of the table stand in the header, further ones in a chain.
  private void findTables() throws IOException {
    for (int i = 0; i < FIRST_TABLES; i++) {
      addTable(header.getInt(FIRST_TABLES_AT + 4 * i));
    }
    int next = header.getInt(68);
    int entries = sectorBytes() / 4;
    for (long steps = 0; next >= 0; steps++) {
      if (steps > sectors()) {
        throw damaged();
      }
      budget.countWork(sectorBytes());
      use.add(next);
      ByteBuffer more = bytes.littleEndian((next + 1L) << shift, sectorBytes());
      for (int i = 0; i < entries - 1; i++) {
        addTable(more.getInt(4 * i));
      }
      next = more.getInt(4 * (entries - 1));
    }
  }

  private void addTable(int sector) throws StructureException {
    if (sector >= 0) {
      if (tables.sectors() > sectors()) {
        throw damaged();
      }
      tables.add(sector);
      use.add(sector);
    }
  }

  int sectorBytes() {
    return 1 << shift;
  }

  private long sectors() {
    return (bytes.size() >> shift) + 1;
  }

  boolean isOld() {
    return shift == 9;
  }

  int directoryStart() {
    return header.getInt(48);
  }

  int miniTableStart() {
    return header.getInt(60);
  }

  /// From which size on a stream is kept in whole sectors.
  long miniCutoff() {
    return Integer.toUnsignedLong(header.getInt(56));
  }

  /// The bytes of a chain of sectors.
  ///
  /// @param size how many of them there should be; fewer sectors are damage
  SectorBytes chain(int start, long size) throws IOException {
    SectorRuns runs = runs(start, size, sectorBytes(), this::next);
    use.add(runs, size);
    return new SectorBytes(bytes, runs, sectorBytes(), 1, size);
  }

  /// The bytes of a chain, all of them. The last sector of a file need not be filled up.
  SectorBytes wholeChain(int start) throws IOException {
    SectorRuns runs = runs(start, Long.MAX_VALUE, sectorBytes(), this::next);
    use.add(runs, 0);
    long size = runs.sectors() * sectorBytes();
    if (runs.sectors() > 0) {
      long lastAt = (runs.sector(runs.sectors() - 1) + 1L) << shift;
      size -= Math.clamp(lastAt + sectorBytes() - bytes.size(), 0, sectorBytes());
    }
    return new SectorBytes(bytes, runs, sectorBytes(), 1, size);
  }

  /// The bytes of a chain of mini sectors (2.4).
  ///
  /// @param table the mini file allocation table
  /// @param sectors the stream that is made of such sectors
  SectorBytes miniChain(int start, long size, Bytes table, Bytes sectors, SectorUse miniUse)
      throws IOException {
    SectorRuns runs =
        runs(start, size, MINI_SECTOR_BYTES, sector -> table.littleEndian(4L * sector, 4).getInt());
    miniUse.add(runs, size);
    return new SectorBytes(sectors, runs, MINI_SECTOR_BYTES, 0, size);
  }

  /// Notes what is used of a stream that is made of mini sectors.
  SectorUse miniUse(long size) throws StructureException {
    return new SectorUse(budget, size / MINI_SECTOR_BYTES + 1, MINI_SECTOR_BYTES);
  }

  /// Whether a place in the file belongs to something that was read.
  ///
  /// @param mini the stream that is made of mini sectors
  /// @param miniUse what is used of it
  boolean uses(long place, SectorBytes mini, SectorUse miniUse) {
    if (place < sectorBytes()) {
      return place < HEADER_BYTES;
    }
    long sector = (place >> shift) - 1;
    int within = (int) (place & (sectorBytes() - 1));
    long index = mini.runs().indexOf(sector);
    if (index >= 0) {
      long at = (index << shift) + within;
      return miniUse.has(at / MINI_SECTOR_BYTES, (int) (at % MINI_SECTOR_BYTES));
    }
    return use.has(sector, within);
  }

  @Override
  public void close() {
    tables.close();
    use.close();
  }

  private int next(int sector) throws IOException {
    int perSector = sectorBytes() / 4;
    int table = tables.sector(sector / perSector);
    long at = ((table + 1L) << shift) + 4L * (sector % perSector);
    return bytes.littleEndian(at, 4).getInt();
  }

  private SectorRuns runs(int start, long size, int unit, Next following) throws IOException {
    SectorRuns runs = new SectorRuns(budget);
    try {
      follow(runs, start, size, unit, following);
      return runs;
    } catch (IOException e) {
      runs.close();
      throw e;
    }
  }

  private void follow(SectorRuns runs, int start, long size, int unit, Next following)
      throws IOException {
    long most = bytes.size() / unit + 1;
    int sector = start;
    while (sector >= 0 && runs.sectors() * unit < size) {
      if (runs.sectors() > most) {
        throw damaged(); // it runs in a circle
      }
      budget.countWork(64);
      runs.add(sector);
      sector = following.of(sector);
    }
    if (size != Long.MAX_VALUE && runs.sectors() * unit < size) {
      throw damaged();
    }
  }

  @FunctionalInterface
  private interface Next {
    int of(int sector) throws IOException;
  }
}
