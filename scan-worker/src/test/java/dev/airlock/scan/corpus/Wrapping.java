package dev.airlock.scan.corpus;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.TarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;

/// A harmless container around something.
record Wrapping(String name, UnaryOperator<byte[]> maker) {
  static final List<Wrapping> ALL =
      List.of(
          new Wrapping("zip stored", content -> zip(content, 0)),
          new Wrapping("zip", content -> zip(content, 8)),
          new Wrapping("zip deflate64", content -> zip(content, 9)),
          new Wrapping("zip bzip2", content -> zip(content, 12)),
          new Wrapping("zip lzma", content -> zip(content, 14)),
          new Wrapping("zip zstandard", content -> zip(content, 93)),
          new Wrapping("zip xz", content -> zip(content, 95)),
          new Wrapping(
              "zip64",
              content ->
                  new ZipBuilder()
                      .add(
                          "inner",
                          content,
                          8,
                          local -> local.zip64 = true,
                          central -> central.zip64 = true)
                      .withZip64End()
                      .build()),
          new Wrapping(
              "docx",
              content ->
                  document(
                      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                      "/word/document.xml",
                      "word/embeddings/oleObject1.bin",
                      content)),
          new Wrapping(
              "xlsx",
              content ->
                  document(
                      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                      "/xl/workbook.xml",
                      "xl/media/image1.png",
                      content)),
          new Wrapping(
              "odt",
              content ->
                  new ZipBuilder()
                      .add("mimetype", Bytewise.ascii("application/vnd.oasis.opendocument.text"), 0)
                      .add("content.xml", "<office:document-content/>")
                      .add("ObjectReplacements/Object 1", content, 8)
                      .add("META-INF/manifest.xml", "<manifest:manifest/>")
                      .build()),
          new Wrapping(
              "jar",
              content ->
                  new ZipBuilder()
                      .add("META-INF/", new byte[0], 0)
                      .add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n")
                      .add("lib/inner.jar", content, 0)
                      .build()),
          new Wrapping("gzip", Packing::gzip),
          new Wrapping("bzip2", Packing::bzip2),
          new Wrapping("xz", Packing::xz),
          new Wrapping("lzma", Packing::lzma),
          new Wrapping("zstandard", Packing::zstd),
          new Wrapping("lz4", Packing::lz4),
          new Wrapping("compress", Packing::compress),
          new Wrapping(
              "tar", content -> Bytewise.joined(TarBytes.member("inner", content), new byte[1024])),
          new Wrapping(
              "tar of large files",
              content -> Bytewise.joined(TarBytes.wideMember("inner", content), new byte[1024])),
          new Wrapping(
              "ar",
              content ->
                  Bytewise.joined(
                      Bytewise.ascii("!<arch>\n"), ArchiveSpecimens.ar("inner/", content))),
          new Wrapping("cpio", content -> ArchiveSpecimens.cpio(CpioConstants.FORMAT_NEW, content)),
          new Wrapping(
              "seven zip copy", content -> SevenZipBytes.of("inner", content, SevenZMethod.COPY)),
          new Wrapping(
              "seven zip", content -> SevenZipBytes.of("inner", content, SevenZMethod.LZMA2)),
          new Wrapping(
              "seven zip bzip2", content -> SevenZipBytes.of("inner", content, SevenZMethod.BZIP2)),
          new Wrapping(
              "seven zip delta",
              content ->
                  SevenZipBytes.of("inner", content, SevenZMethod.DELTA_FILTER, SevenZMethod.LZMA)),
          new Wrapping("rar 4", content -> RarBytes.version4("inner", content)),
          new Wrapping("rar 5", content -> RarBytes.version5("inner", content)),
          new Wrapping("compound file", content -> OleBytes.with("Package", content)),
          new Wrapping(
              "pdf",
              content ->
                  DocumentSpecimens.attached(
                      "/Type /EmbeddedFile /Filter %s /Length %d",
                      "/FlateDecode", Packing.zlib(content))),
          new Wrapping("mail", MailSpecimens::with));

  byte[] around(byte[] content) {
    return maker.apply(content);
  }

  private static byte[] zip(byte[] content, int method) {
    return new ZipBuilder().add("inner", content, method).build();
  }

  private static byte[] document(String type, String part, String name, byte[] content) {
    String types =
        "<Types><Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/></Types>";
    return new ZipBuilder()
        .add("[Content_Types].xml", types)
        .add(part.substring(1), "<document/>")
        .add(name, content, 8)
        .build();
  }
}
