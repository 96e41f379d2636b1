package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.infected;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.structure.text.TextBytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Texts and documents that embed the test virus, as it is and within what the engine does not
/// open.
final class TextSpecimens {
  private static final Map<String, UnaryOperator<byte[]>> TEXTS =
      new TreeMap<>(
          Map.of(
              "Flat OpenDocument",
              TextBytes::flatOpenDocument,
              "Word's XML",
              file -> base64("<w:wordDocument><w:binData>%s</w:binData></w:wordDocument>", file),
              "Flat OPC",
              file ->
                  base64("<pkg:package><pkg:binaryData>%s</pkg:binaryData></pkg:package>", file),
              "XDP",
              file -> base64("<xdp:xdp><pdf><chunk>%s</chunk></pdf></xdp:xdp>", file),
              "SVG",
              file -> base64("<svg><image href='data:application/zip;base64,%s'/></svg>", file),
              "vCard",
              file -> base64("BEGIN:VCARD\nPHOTO;ENCODING=b:%s\nEND:VCARD\n", file),
              "uuencoded Base64",
              file -> base64("begin-base64 644 a.bin\n%s\n====\n", file),
              "RTF",
              file -> TextBytes.rtf(TextBytes.object(file)),
              "RTF, a document",
              file -> TextBytes.rtf(TextBytes.object(OleBytes.with("Package", file))),
              "package",
              file -> OleBytes.with("\1Ole10Native", TextBytes.stream(file))));

  private TextSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    TEXTS.forEach((name, text) -> {
      all.add(infected(name, () -> text.apply(EICAR)));
      all.add(infected("Zstandard in " + name, () -> text.apply(Packing.zstd(EICAR))));
      all.add(
          infected(
              "zip by xz in " + name,
              () -> text.apply(new ZipBuilder().add("a.txt", EICAR, 95).build())));
    });
    return all;
  }

  private static byte[] base64(String text, byte[] file) {
    return Bytewise.ascii(text.formatted(Base64.getEncoder().encodeToString(file)));
  }
}
