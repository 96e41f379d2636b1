package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.archive.ArReader;
import dev.airlock.scan.structure.archive.CabinetReader;
import dev.airlock.scan.structure.archive.CpioReader;
import dev.airlock.scan.structure.archive.LzhReader;
import dev.airlock.scan.structure.archive.TarReader;
import dev.airlock.scan.structure.mail.MailReader;
import dev.airlock.scan.structure.mail.TnefReader;
import dev.airlock.scan.structure.ole.OleReader;
import dev.airlock.scan.structure.pdf.PdfReader;
import dev.airlock.scan.structure.rar.RarReader;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.stream.PackedStreamReader;
import dev.airlock.scan.structure.text.MarkupReader;
import dev.airlock.scan.structure.text.RtfReader;
import dev.airlock.scan.structure.zip.ZipReader;
import java.util.List;
import java.util.stream.Stream;

/// All kinds of containers that are known, for the documentation.
final class ContainerKinds {
  private static final List<ContainerReader> READERS =
      List.of(
          new ZipReader(),
          new SevenZipReader(),
          new RarReader(),
          new TarReader(),
          new ArReader(),
          new CpioReader(),
          new LzhReader(),
          new CabinetReader(),
          new PdfReader(),
          new MailReader(),
          new TnefReader(),
          new MarkupReader(),
          new RtfReader());

  private ContainerKinds() {}

  static List<ContainerReader> readers() {
    return Stream.concat(READERS.stream(), PackedStreamReader.ALL.stream()).toList();
  }

  /// One line of a table for each.
  static List<String> rows() {
    return Stream.concat(
            readers().stream().map(ContainerReader::kind),
            Stream.of(
                OleReader.KIND,
                new ContainerKind(
                    "zip, 7z and RAR behind or within other files, such as a picture, or across"
                        + " members",
                    "",
                    "as above, at any offset",
                    "as above"),
                new ContainerKind("others", "", "", String.join(", ", Opaque.kinds()))))
        .map(kind ->
            "| %s | %s | %s | %s |"
                .formatted(
                    kind.name(),
                    shown(kind.leftToEngine()),
                    shown(kind.unpacked()),
                    shown(kind.unscannable())))
        .toList();
  }

  private static String shown(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
