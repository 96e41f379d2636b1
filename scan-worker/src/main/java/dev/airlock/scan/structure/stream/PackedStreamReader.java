package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import java.io.IOException;
import java.util.List;

/// Reads a file that is one packed stream, or several one after another, and what follows them.
/// Where the signature is short, or there is none, what can be unpacked is scanned, and nothing is
/// said of damage.
public final class PackedStreamReader implements ContainerReader {
  /// For `.lzma`.
  public static final PackedStreamReader LZMA = new PackedStreamReader(new LzmaAloneFormat());

  /// For `.zst`.
  public static final PackedStreamReader ZSTANDARD = new PackedStreamReader(new ZstdFormat());

  /// One for each format, those that are told by a long signature first.
  public static final List<PackedStreamReader> ALL =
      List.of(
          new PackedStreamReader(new GzipFormat()),
          new PackedStreamReader(new Bzip2Format()),
          new PackedStreamReader(new XzFormat()),
          ZSTANDARD,
          new PackedStreamReader(new Lz4Format()),
          new PackedStreamReader(new CompressFormat()),
          LZMA);

  private final StreamFormat format;

  private PackedStreamReader(StreamFormat format) {
    this.format = format;
  }

  /// Whether the bytes begin as such files do.
  public boolean isOf(Bytes bytes) throws IOException {
    return format.beginsAt(bytes, 0);
  }

  /// Whether bytes begin so by chance now and then: then they may be anything else as well.
  public boolean isByChance() {
    return format instanceof LzmaAloneFormat || format instanceof CompressFormat;
  }

  @Override
  public ContainerKind kind() {
    return format.kind();
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long[] end = {bytes.size()};
    boolean[] unusual = {false};
    Member member =
        Member.packed(
            "",
            () -> {
              PackedStreams streams = new PackedStreams(bytes, format, visit.budget());
              return new EndNoting(
                  streams,
                  () -> {
                    end[0] = streams.end();
                    unusual[0] |= !streams.isOpenToEngine();
                  });
            },
            Long.MAX_VALUE);
    boolean open = isOpenToEngine(bytes);
    MemberRead read = visit.member(isByChance() ? member.guessed() : member.openToEngine(open));
    if (open && (unusual[0] || !read.complete())) {
      read = visit.again(member.openToEngine(false));
    }
    if (read.complete() && !isByChance()) {
      Bytes rest = bytes.range(end[0], bytes.size() - end[0]);
      long zeros = Harmless.leadingZeros(rest);
      visit.budget().countWork(zeros);
      visit.rest("bytes at the end", rest.range(zeros, rest.size() - zeros));
    }
  }

  // clamd 1.4 was seen to unpack all streams of a gzip, but only the first of a bzip2.
  private boolean isOpenToEngine(Bytes bytes) throws IOException {
    return format instanceof GzipFormat
        || (format instanceof XzFormat && XzBlocks.areOpenToEngine(bytes));
  }
}
