package dev.airlock.scan.structure.archive;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads tars. The engine opens their members as long as sizes are written in the usual way; from
/// the first that is not it is out of step.
public final class TarReader implements ContainerReader {
  private static final int MOST_PAX_BYTES = 1 << 20;
  private static final int MOST_NAME_BYTES = 4096;

  /// Whether the bytes begin with a header.
  public static boolean isTar(Bytes bytes) throws IOException {
    return TarHeader.of(bytes.upTo(0, TarHeader.BYTES)).isPresent();
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "tar",
        "members of usual types and sizes",
        "all from the first that is unusual, sparse files, and what follows the end",
        "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    new Pass(bytes, visit).run();
  }

  private static final class Pass {
    // What clamd was seen to take for files. Others it skips, though programs unpack some of them.
    private static final String FILES_OF_ENGINE = "07MS\0";

    private final Bytes bytes;
    private final Visit visit;
    private long at;
    private boolean outOfStep;
    private @Nullable Boolean firstHasMagic;
    private String longName = "";
    private long paxSize = -1;
    private @Nullable SparsePieces sparse;
    private boolean sparseLeads;

    Pass(Bytes bytes, Visit visit) {
      this.bytes = bytes;
      this.visit = visit;
    }

    void run() throws IOException {
      byte[] block = bytes.upTo(at, TarHeader.BYTES);
      while (block.length == TarHeader.BYTES) {
        Optional<TarHeader> header = TarHeader.of(block);
        if (header.isPresent()) {
          member(header.get());
        } else if (TarHeader.isZero(block)) {
          if (endsAt(at + TarHeader.BYTES)) {
            break;
          }
          outOfStep = true; // some programs stop here, others do not
          at += TarHeader.BYTES;
        } else {
          skipToHeader();
        }
        block = bytes.upTo(at, TarHeader.BYTES);
      }
      end();
    }

    // Some programs go on behind what is no header.
    private void skipToHeader() throws IOException {
      visit.report(Obstacle.CORRUPT, "a damaged tar");
      outOfStep = true;
      long from = at;
      byte[] block;
      do {
        visit.budget().countWork(TarHeader.BYTES);
        at += TarHeader.BYTES;
        block = bytes.upTo(at, TarHeader.BYTES);
      } while (block.length == TarHeader.BYTES && TarHeader.of(block).isEmpty());
      visit.rest("bytes at " + from, bytes.range(from, at - from));
    }

    // clamd goes by the first header, and stops where another kind follows.
    private boolean isMixed(TarHeader header) {
      boolean expected = firstHasMagic == null ? header.hasMagic() : firstHasMagic;
      firstHasMagic = expected;
      return header.hasMagic() != expected;
    }

    private boolean endsAt(long next) throws IOException {
      byte[] block = bytes.upTo(next, TarHeader.BYTES);
      return block.length < TarHeader.BYTES || TarHeader.isZero(block);
    }

    private void end() throws IOException {
      byte[] block = bytes.upTo(at, TarHeader.BYTES);
      while (block.length == TarHeader.BYTES && TarHeader.isZero(block)) {
        visit.budget().countWork(block.length);
        at += block.length;
        block = bytes.upTo(at, TarHeader.BYTES);
      }
      visit.rest("bytes at the end", bytes.range(at, bytes.size() - at));
    }

    private void member(TarHeader header) throws IOException {
      at += TarHeader.BYTES;
      visit.budget().countWork(TarHeader.BYTES);
      long size = size(header);
      if (size < 0 || size > bytes.size() - at) {
        visit.report(Obstacle.CORRUPT, "is cut off", header.name());
        size = bytes.size() - at;
      }
      if (header.type() == 'S') {
        sparse = new SparsePieces();
        sparse.addOld(bytes.exactly(at - TarHeader.BYTES, TarHeader.BYTES));
      }
      skipExtension(header);
      outOfStep |= isWithoutContent(header) || !header.isUsual() || isMixed(header);
      Bytes content = bytes.range(at, Math.min(size, bytes.size() - at));
      switch (header.type()) {
        case 'x', 'X', 'g' -> pax(header, content);
        case 'L' -> longName = MemberPath.nameOf(content.upTo(0, MOST_NAME_BYTES));
        case 'K' -> {}
        case 'M' -> {
          visit.report(Obstacle.UNSCANNABLE, "a part of a tar", header.name());
          scan(header, content);
        }
        default -> scan(header, content);
      }
      // Some programs skip what others take for the next header.
      if (!isWithoutContent(header) || !startsHeader()) {
        long end = at + content.size();
        at = Math.min(bytes.size(), end + padding(content.size()));
        visit.rest("bytes behind " + header.name(), bytes.range(end, at - end));
      }
    }

    private long size(TarHeader header) {
      boolean isOwn = "xXgLK".indexOf(header.type()) >= 0;
      outOfStep |= header.isWide() || header.name().isEmpty();
      if (isOwn || paxSize < 0) {
        return header.size();
      }
      long size = paxSize;
      paxSize = -1;
      outOfStep |= size != header.size();
      return size;
    }

    private void skipExtension(TarHeader header) throws IOException {
      boolean more = header.isExtended();
      outOfStep |= more;
      while (more) {
        byte[] block = bytes.exactly(at, TarHeader.BYTES);
        visit.budget().countWork(block.length);
        at += block.length;
        if (sparse != null) {
          sparse.addExtension(block);
        }
        more = block[504] != 0;
      }
    }

    private void pax(TarHeader header, Bytes content) throws IOException {
      if (content.size() > MOST_PAX_BYTES) {
        throw StructureException.tooLarge("has too large a header");
      }
      Map<String, String> records = PaxRecords.of(content.upTo(0, MOST_PAX_BYTES));
      longName = records.getOrDefault(PaxRecords.PATH, longName);
      String map = records.get(PaxRecords.SPARSE_MAP);
      sparseLeads = "1".equals(records.get(PaxRecords.SPARSE_MAJOR));
      if (map != null || sparseLeads) {
        sparse = new SparsePieces();
        if (map != null) {
          sparse.addListed(map);
        }
      }
      String size = records.get(PaxRecords.SIZE);
      if (size != null) {
        boolean isNumber = size.length() < 19 && size.chars().allMatch(c -> c >= '0' && c <= '9');
        outOfStep |= !isNumber || size.isEmpty() || header.type() == 'g';
        paxSize = isNumber && !size.isEmpty() ? Long.parseLong(size) : -1;
      }
    }

    private void scan(TarHeader header, Bytes content) throws IOException {
      String name = longName.isEmpty() ? header.name() : longName;
      longName = "";
      if (content.size() > 0) {
        boolean open = !outOfStep && FILES_OF_ENGINE.indexOf(header.type()) >= 0;
        visit.member(Member.stored(name, content).openToEngine(open));
        SparsePieces pieces = sparse;
        if (pieces != null) {
          Bytes condensed = sparseLeads ? pieces.addLeading(content) : content;
          visit.member(pieces.file(name, condensed));
        }
      }
      sparse = null;
      sparseLeads = false;
    }

    // Links, devices and folders: a size there means nothing to some programs.
    private static boolean isWithoutContent(TarHeader header) {
      return header.type() >= '1' && header.type() <= '6' && header.size() != 0;
    }

    private boolean startsHeader() throws IOException {
      byte[] block = bytes.upTo(at, TarHeader.BYTES);
      return block.length == TarHeader.BYTES
          && (TarHeader.of(block).isPresent() || TarHeader.isZero(block));
    }

    private static long padding(long size) {
      return (TarHeader.BYTES - size % TarHeader.BYTES) % TarHeader.BYTES;
    }
  }
}
