package dev.airlock.scan.corpus;

import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.SevenZipBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Other archives and packed streams by Commons Compress and its like.
final class ArchiveTwins {
  private static final Map<String, UnaryOperator<byte[]>> STREAMS =
      new TreeMap<>(
          Map.of(
              "application/gzip", Packing::gzip,
              "application/x-bzip2", Packing::bzip2,
              "application/x-xz", Packing::xz,
              "application/x-lzma", Packing::lzma,
              "application/zstd", Packing::zstd,
              "application/x-lz4", Packing::lz4,
              "application/x-compress", Packing::compress));
  private static final String SEVEN_ZIP = "application/x-7z-compressed";
  private static final List<SevenZMethod> FILTERS =
      List.of(
          SevenZMethod.DELTA_FILTER,
          SevenZMethod.BCJ_X86_FILTER,
          SevenZMethod.BCJ_PPC_FILTER,
          SevenZMethod.BCJ_ARM_FILTER,
          SevenZMethod.BCJ_SPARC_FILTER);

  private ArchiveTwins() {}

  static List<Twin> all() {
    List<Twin> all = new ArrayList<>();
    Contents.all()
        .forEach((name, content) -> {
          STREAMS.forEach((type, packing) ->
              all.add(new Twin("a stream, " + name, type, () -> packing.apply(content))));
          for (SevenZMethod method : SevenZipBytes.methods()) {
            all.add(
                new Twin(
                    "Commons Compress' 7z, %s, %s".formatted(name, method),
                    SEVEN_ZIP,
                    () -> SevenZipBytes.of("a.dat", content, method)));
          }
          for (SevenZMethod filter : FILTERS) {
            all.add(
                new Twin(
                    "Commons Compress' 7z, %s, %s".formatted(name, filter),
                    SEVEN_ZIP,
                    () -> SevenZipBytes.of("a.dat", content, filter, SevenZMethod.LZMA2)));
          }
          for (int names : new int[] {2, 3}) {
            for (int numbers : new int[] {1, 2}) {
              all.add(
                  new Twin(
                      "Commons Compress' tar, %s, %d, %d".formatted(name, names, numbers),
                      "application/x-tar",
                      () -> tar(content, names, numbers)));
            }
          }
          all.add(
              new Twin(
                  "Commons Compress' ar, " + name, "application/x-archive", () -> ar(content)));
          all.add(
              new Twin(
                  "Commons Compress' cpio, " + name,
                  "application/x-cpio",
                  () -> ArchiveSpecimens.cpio(CpioConstants.FORMAT_NEW, content)));
          all.add(
              new Twin(
                  "POI's compound file, " + name,
                  "application/x-tika-msoffice",
                  () -> OleBytes.with("Contents", content)));
        });
    return all;
  }

  // Long names and large numbers as GNU or POSIX write them.
  private static byte[] tar(byte[] content, int names, int numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(names);
      tar.setBigNumberMode(numbers);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String name : List.of("a.dat", "folder/".repeat(30) + "a.dat", "größe.dat")) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setUserId(3_000_000L); // more than the digits hold
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] ar(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
      ar.setLongFileMode(ArArchiveOutputStream.LONGFILE_BSD);
      for (String name : List.of("a.dat", "a-name-that-is-quite-long.dat")) {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length));
        ar.write(content);
        ar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
