package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Problem;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads a file that is one packed stream, or several one after another, and what follows them.
public final class PackedStreamReader implements ContainerReader {
  /// One for each format, those that are told by a long signature first.
  public static final List<PackedStreamReader> ALL =
      List.of(
          new PackedStreamReader(new GzipFormat()),
          new PackedStreamReader(new Bzip2Format()),
          new PackedStreamReader(new XzFormat()),
          new PackedStreamReader(new ZstdFormat()),
          new PackedStreamReader(new Lz4Format()),
          new PackedStreamReader(new CompressFormat()),
          new PackedStreamReader(new LzmaAloneFormat()));

  private static final int TRIED_BYTES = 4096;

  private final StreamFormat format;

  private PackedStreamReader(StreamFormat format) {
    this.format = format;
  }

  /// Whether the bytes begin as such files do. Where the signature is short, or there is none, that
  /// can be chance: then it is tried whether there is anything to unpack.
  public boolean isOf(Bytes bytes, Visit visit) throws IOException {
    return format.beginsAt(bytes, 0) && (!isByChance() || unpacks(bytes, visit));
  }

  private boolean isByChance() {
    return format instanceof LzmaAloneFormat || format instanceof CompressFormat;
  }

  private boolean unpacks(Bytes bytes, Visit visit) {
    try (InputStream stream = new PackedStreams(bytes, format, visit.budget())) {
      byte[] tried = stream.readNBytes(TRIED_BYTES);
      visit.budget().countWork(tried.length);
      return tried.length > 0;
    } catch (StructureException e) {
      return e.problem() != Problem.CORRUPT;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return false;
    }
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long[] end = {bytes.size()};
    Member member =
        Member.packed(
                "",
                () -> {
                  PackedStreams streams = new PackedStreams(bytes, format, visit.budget());
                  return new EndNoting(streams, () -> end[0] = streams.end());
                },
                Long.MAX_VALUE)
            .openToEngine(isOpenToEngine(bytes));
    MemberRead read = visit.member(member);
    if (read.complete()) {
      visit.rest("bytes at the end", bytes.range(end[0], bytes.size() - end[0]));
    }
  }

  // clamd 1.4 was seen to unpack all streams of a gzip, but only the first of a bzip2.
  private boolean isOpenToEngine(Bytes bytes) throws IOException {
    return format instanceof GzipFormat
        || (format instanceof XzFormat && XzBlocks.areOpenToEngine(bytes));
  }
}
