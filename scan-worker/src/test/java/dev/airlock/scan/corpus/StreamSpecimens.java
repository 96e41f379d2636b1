package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.GOOD;
import static dev.airlock.scan.corpus.Specimen.infected;
import static dev.airlock.scan.structure.Bytewise.joined;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Packing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.X86Options;

/// Packed streams with the test virus.
final class StreamSpecimens {
  private static final Map<String, UnaryOperator<byte[]>> SEVERAL_IN_A_FILE =
      new TreeMap<>(
          Map.of(
              "gzip", Packing::gzip,
              "bzip2", Packing::bzip2,
              "xz", Packing::xz,
              "Zstandard", Packing::zstd,
              "LZ4", Packing::lz4));
  private static final Map<String, UnaryOperator<byte[]>> ONE_IN_A_FILE =
      new TreeMap<>(Map.of("LZMA", Packing::lzma, "compress", Packing::compress));
  // Nothing of a block is put out before all of it is there.
  private static final Set<String> IN_BLOCKS = Set.of("bzip2", "Zstandard");
  private static final List<FilterOptions> FILTERS =
      List.of(
          new ARM64Options(),
          new ARMOptions(),
          new ARMThumbOptions(),
          new DeltaOptions(),
          new IA64Options(),
          new PowerPCOptions(),
          new RISCVOptions(),
          new SPARCOptions(),
          new X86Options());

  private StreamSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    ONE_IN_A_FILE.forEach((name, packing) -> all.addAll(alone(name, packing)));
    SEVERAL_IN_A_FILE.forEach((name, packing) -> {
      all.addAll(alone(name, packing));
      all.addAll(inARow(name, packing));
    });
    for (FilterOptions filter : FILTERS) {
      String name = filter.getClass().getSimpleName().replace("Options", "");
      all.add(
          infected(
              "xz with the filter " + name, () -> Packing.xz(EICAR, filter, new LZMA2Options())));
    }
    all.addAll(unusual());
    return all;
  }

  private static List<Specimen> alone(String name, UnaryOperator<byte[]> packing) {
    byte[] longer = joined(EICAR, Bytewise.random(5_000));
    return List.of(
        infected(name, () -> packing.apply(EICAR)),
        new Specimen(
            name + ", cut off",
            () -> cut(packing.apply(longer), 700),
            IN_BLOCKS.contains(name) ? Ending.CORRUPT : Ending.INFECTED),
        infected(name + " twice", () -> packing.apply(packing.apply(EICAR))));
  }

  private static List<Specimen> inARow(String name, UnaryOperator<byte[]> packing) {
    byte[] evil = packing.apply(EICAR);
    byte[] good = packing.apply(GOOD);
    byte[] nothing = packing.apply(new byte[0]);
    int half = EICAR.length / 2;
    return List.of(
        infected(name + ", before another", () -> joined(evil, good)),
        infected(name + ", before damage", () -> joined(evil, cut(good, 9))),
        infected(name + ", behind nothing", () -> joined(nothing, evil)),
        infected(name + ", behind much nothing", () -> joined(nothing, nothing, nothing, evil)),
        infected(name + ", before bytes", () -> joined(evil, Bytewise.ascii("more"))),
        infected(name + ", before zeros", () -> joined(evil, new byte[512])),
        infected(name + " and then as it is", () -> joined(good, EICAR)),
        infected(name + ", behind zeros", () -> joined(nothing, new byte[64], evil)),
        infected(
            name + ", half by half",
            () ->
                joined(
                    packing.apply(Arrays.copyOf(EICAR, half)),
                    packing.apply(Arrays.copyOfRange(EICAR, half, EICAR.length)))));
  }

  private static byte[] cut(byte[] packed, int bytes) {
    return Arrays.copyOf(packed, packed.length - bytes);
  }

  private static List<Specimen> unusual() {
    byte[] skipped = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
    return List.of(
        infected("gzip with a name", () -> gzip(8, Bytewise.ascii("a.txt\0"))),
        infected("gzip with a comment", () -> gzip(16, Bytewise.ascii("a comment\0"))),
        infected("gzip with an extra field", () -> gzip(4, new byte[] {4, 0, 'a', 'b', 0, 0})),
        infected("gzip with a header's checksum", () -> gzip(2, new byte[] {1, 2})),
        infected("gzip with reserved flags", () -> gzip(0xe0, new byte[0])),
        infected("gzip with a wrong checksum", () -> changed(Packing.gzip(EICAR), 8)),
        infected("gzip with a wrong size", () -> changed(Packing.gzip(EICAR), 2)),
        infected("bzip2 with a wrong checksum", () -> changed(Packing.bzip2(EICAR), 3)),
        infected("xz with a wrong footer", () -> changed(Packing.xz(EICAR), 3)),
        infected("LZMA of known size", () -> Packing.lzmaOfKnownSize(EICAR)),
        infected("Zstandard behind a frame to skip", () -> joined(skipped, Packing.zstd(EICAR))),
        infected("LZ4 behind a frame to skip", () -> joined(skipped, Packing.lz4(EICAR))),
        infected("LZ4 and then Zstandard", () -> joined(Packing.lz4(GOOD), Packing.zstd(EICAR))),
        infected("gzip and then bzip2", () -> joined(Packing.gzip(GOOD), Packing.bzip2(EICAR))),
        infected("bzip2 and then xz", () -> joined(Packing.bzip2(GOOD), Packing.xz(EICAR))));
  }

  // RFC 1952, 2.3: what flags announce follows the first ten bytes.
  private static byte[] gzip(int flags, byte[] announced) {
    byte[] packed = Packing.gzip(EICAR);
    byte[] head = Arrays.copyOf(packed, 10);
    head[3] = (byte) flags;
    return joined(head, announced, Arrays.copyOfRange(packed, 10, packed.length));
  }

  private static byte[] changed(byte[] packed, int fromEnd) {
    packed[packed.length - fromEnd] ^= 0x55;
    return packed;
  }
}
