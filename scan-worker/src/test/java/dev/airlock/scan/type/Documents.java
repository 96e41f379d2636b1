package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Documents as office programs write them.
public final class Documents {
  private static final String PASSWORD = "secret";

  private Documents() {}

  public static byte[] docx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("harmless words");
      document.write(bytes);
    }
    return bytes.toByteArray();
  }

  public static byte[] xlsx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet().createRow(0).createCell(0).setCellValue("harmless words");
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }

  public static byte[] pptx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide();
      show.write(bytes);
    }
    return bytes.toByteArray();
  }

  /// What Word opens with macros.
  public static byte[] docm() throws IOException {
    return changed(
        docx(),
        types ->
            types.replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml"),
        List.of("word/vbaProject.bin"));
  }

  /// Says that it has no macros, and has them.
  public static byte[] docxWithMacros() throws IOException {
    return changed(docx(), types -> types, List.of("word/vbaProject.bin"));
  }

  /// The same files in another order, as some programs write them.
  public static byte[] typesLast(byte[] document) throws IOException {
    return lastFirst("[Content_Types].xml", document);
  }

  /// The same files, with so much around the types that they are near neither end.
  public static byte[] typesInTheMiddle(byte[] document) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("word/media/first.jpeg", noise(100_000));
    files.putAll(files(document));
    files.put("word/media/last.jpeg", noise(200_000));
    return zip(files);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  /// The same files, with the one of that name at the end.
  static byte[] lastFirst(String last, byte[] document) throws IOException {
    Map<String, byte[]> files = files(document);
    byte[] content = files.remove(last);
    files.put(last, content == null ? new byte[0] : content);
    return zip(files);
  }

  /// What POI writes with that setting.
  static byte[] xlsx(Zip64Mode mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
      workbook.setZip64Mode(mode);
      workbook.createSheet().createRow(0).createCell(0).setCellValue("harmless words");
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }

  /// A second list of types, of which only one program sees the first.
  public static byte[] typesTwice(byte[] document) throws IOException {
    Map<String, byte[]> files = files(document);
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put("[content_types].xml", "<Types/>".getBytes(UTF_8));
    return zip(all);
  }

  public static byte[] odt(String manifest) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(UTF_8));
    files.put("content.xml", "<office:document-content/>".getBytes(UTF_8));
    files.put("META-INF/manifest.xml", manifest.getBytes(UTF_8));
    return zip(files);
  }

  public static byte[] plainZip() throws IOException {
    return zip(Map.of("notes.txt", "harmless words".getBytes(UTF_8)));
  }

  static byte[] zipOfFolders() throws IOException {
    Map<String, byte[]> folders = new LinkedHashMap<>();
    folders.put("a/", new byte[0]);
    folders.put("a/b/", new byte[0]);
    return zip(folders);
  }

  static byte[] commented(String comment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment(comment);
      zip.putNextEntry(new ZipEntry("notes.txt"));
      zip.write("harmless words".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /// A zip after four bytes that its offsets do not count.
  static byte[] afterMarker(String marker) throws IOException {
    return joined(marker.getBytes(UTF_8), new String(plainZip(), ISO_8859_1));
  }

  /// A zip whose first file its directory does not name.
  static byte[] plainZipAfter(String name, String content) throws IOException {
    byte[] hidden = zip(Map.of(name, content.getBytes(UTF_8)));
    int directory = new String(hidden, ISO_8859_1).indexOf("PK\u0001\u0002");
    return joined(Arrays.copyOf(hidden, directory), new String(plainZip(), ISO_8859_1));
  }

  static byte[] joined(byte[] document, String more) {
    return (new String(document, ISO_8859_1) + more).getBytes(ISO_8859_1);
  }

  public static byte[] pdf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  public static byte[] encryptedPdf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy(PASSWORD, PASSWORD, new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  public static byte[] encryptedDocx() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword(PASSWORD);
      try (OutputStream encrypted = encryptor.getDataStream(files)) {
        encrypted.write(docx());
      }
      files.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] changed(
      byte[] document, java.util.function.UnaryOperator<String> contentTypes, List<String> more)
      throws IOException {
    Map<String, byte[]> files = files(document);
    files.computeIfPresent(
        "[Content_Types].xml",
        (_, types) -> contentTypes.apply(new String(types, UTF_8)).getBytes(UTF_8));
    more.forEach(name -> files.put(name, new byte[] {1, 2, 3}));
    return zip(files);
  }

  private static Map<String, byte[]> files(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        if (file.getKey().equals("mimetype")) {
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(file.getValue().length);
          java.util.zip.CRC32 sum = new java.util.zip.CRC32();
          sum.update(file.getValue());
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
