package dev.airlock.scan.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.CompressionMethod;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Zips by Java's own classes, by Commons Compress and by zip4j, OpenDocument as LibreOffice writes
/// it, and spreadsheets in the layout of exceljs.
final class ZipTwins {

  private ZipTwins() {}

  static List<Twin> all() {
    List<Twin> all = new ArrayList<>();
    Contents.all()
        .forEach((name, content) -> {
          for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, 9}) {
            String told = "%s, level %d".formatted(name, level);
            all.add(new Twin("Java's zip, " + told, Twin.ZIP, () -> zip(content, level)));
            all.add(
                new Twin(
                    "Java's jar, " + told, "application/java-archive", () -> jar(content, level)));
          }
          all.add(
              new Twin("Java's zip, %s, stored".formatted(name), Twin.ZIP, () -> stored(content)));
          for (Zip64Mode mode : Zip64Mode.values()) {
            String told = "%s, zip64 %s".formatted(name, mode);
            all.add(
                new Twin(
                    "Commons Compress' zip, " + told, Twin.ZIP, () -> seekable(content, mode)));
            if (mode != Zip64Mode.Never) {
              all.add(
                  new Twin(
                      "Commons Compress' zip, streamed, " + told,
                      Twin.ZIP,
                      () -> streamed(content, mode)));
            }
          }
          for (CompressionMethod method :
              List.of(CompressionMethod.STORE, CompressionMethod.DEFLATE)) {
            all.add(
                new Twin(
                    "zip4j, %s, %s".formatted(name, method),
                    Twin.ZIP,
                    () -> zip4j(content, method)));
          }
        });
    for (String kind : List.of("text", "spreadsheet", "presentation")) {
      String type = "application/vnd.oasis.opendocument." + kind;
      for (int pictures : new int[] {0, 1, 5}) {
        all.add(
            new Twin(
                "LibreOffice's layout, %s, %d pictures".formatted(kind, pictures),
                type,
                () -> openDocument(type, pictures)));
      }
    }
    for (int rows : new int[] {0, 1, 100, 5_000}) {
      all.add(new Twin("exceljs' layout, %d rows".formatted(rows), Twin.XLSX, () -> exceljs(rows)));
    }
    return all;
  }

  private static byte[] zip(byte[] content, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(level);
      zip.setComment("made by hand");
      fill(zip, content);
    }
    return bytes.toByteArray();
  }

  private static byte[] jar(byte[] content, int level) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.setLevel(level);
      fill(jar, content);
    }
    return bytes.toByteArray();
  }

  private static void fill(ZipOutputStream zip, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry("folder/"));
    for (int i = 0; i < 3; i++) {
      zip.putNextEntry(new ZipEntry("folder/größe-" + i));
      zip.write(content);
      zip.closeEntry();
    }
  }

  private static byte[] stored(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "a.dat", content);
      put(zip, "b.txt", "second".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] seekable(byte[] content, Zip64Mode mode) throws IOException {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
      fill(zip, content, mode);
    }
    return Arrays.copyOf(channel.array(), (int) channel.size());
  }

  private static byte[] streamed(byte[] content, Zip64Mode mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      fill(zip, content, mode);
    }
    return bytes.toByteArray();
  }

  private static void fill(ZipArchiveOutputStream zip, byte[] content, Zip64Mode mode)
      throws IOException {
    zip.setUseZip64(mode);
    for (String name : List.of("a.dat", "größe.dat")) {
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(content);
      zip.closeArchiveEntry();
    }
  }

  private static byte[] zip4j(byte[] content, CompressionMethod method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var zip = new net.lingala.zip4j.io.outputstream.ZipOutputStream(bytes)) {
      ZipParameters parameters = new ZipParameters();
      parameters.setFileNameInZip("a.dat");
      parameters.setCompressionMethod(method);
      if (method == CompressionMethod.STORE) {
        CRC32 crc = new CRC32();
        crc.update(content);
        parameters.setEntrySize(content.length);
        parameters.setEntryCRC(crc.getValue());
      }
      zip.putNextEntry(parameters);
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  // OpenDocument 1.3, part 2, 3.3: the type first, as it is; what follows is packed.
  private static byte[] openDocument(String type, int pictures) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "mimetype", type.getBytes(UTF_8));
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("Configurations2/accelerator/", new byte[0]);
      files.put("content.xml", "<office:document-content/>".repeat(90).getBytes(UTF_8));
      files.put("styles.xml", "<office:document-styles/>".getBytes(UTF_8));
      files.put("meta.xml", "<office:document-meta/>".getBytes(UTF_8));
      for (int i = 0; i < pictures; i++) {
        files.put("Pictures/%032X.png".formatted(i), Contents.picture());
      }
      files.put("Thumbnails/thumbnail.png", Contents.picture());
      files.put(
          "META-INF/manifest.xml",
          "<manifest:manifest><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>"
              .getBytes(UTF_8));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  // It writes sheets while their rows come, and the types after them.
  private static byte[] exceljs(int rows) throws IOException {
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
    for (int i = 1; i <= rows; i++) {
      sheet.append("<row r=\"%1$d\"><c r=\"A%1$d\"><v>%1$d</v></c></row>".formatted(i));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("xl/worksheets/sheet1.xml", sheet.append("</sheetData></worksheet>").toString());
    files.put("xl/theme/theme1.xml", "<a:theme/>");
    files.put("_rels/.rels", "<Relationships/>");
    files.put(
        "[Content_Types].xml",
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + Twin.XLSX
            + ".main+xml\"/></Types>");
    files.put("docProps/app.xml", "<Properties/>");
    files.put("xl/workbook.xml", "<workbook/>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
