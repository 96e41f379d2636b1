package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives to scan.
///
/// @param what what people read
/// @param contentType what it is declared to be
record Archive(String what, Path file, String contentType) {
  private static final String ZIP = "application/zip";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String TYPES =
      "<Types><Override PartName=\"/word/document.xml\" ContentType=\"%s.main+xml\"/></Types>"
          .formatted(DOCX);

  /// A zip of office documents, each with text and a picture.
  static Archive ofDocuments(Path folder) throws IOException {
    Path file = folder.resolve("documents.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 100; i++) {
        zip.putNextEntry(new ZipEntry("document-%d.docx".formatted(i)));
        document(zip, 60 * KB, 40 * KB, i);
      }
    }
    return new Archive("a zip of 100 office documents", file, ZIP);
  }

  /// A document that is mostly pictures.
  static Archive largeDocument(Path folder) throws IOException {
    Path file = folder.resolve("large.docx");
    try (OutputStream out = Files.newOutputStream(file)) {
      document(out, MB, 49 * MB, 0);
    }
    return new Archive("a document of 50 MB", file, DOCX);
  }

  /// A zip in a zip, packed once more, so that none of what lies in it can be read where it is.
  static Archive withinAnother(Path folder, long size) throws IOException {
    Path file = folder.resolve("large.zip");
    try (ZipOutputStream outer = new ZipOutputStream(Files.newOutputStream(file))) {
      outer.putNextEntry(new ZipEntry("inner.zip"));
      try (ZipOutputStream inner = new ZipOutputStream(kept(outer))) {
        for (int i = 0; i < 5; i++) {
          inner.putNextEntry(new ZipEntry("noise-" + i));
          noise(i, size / 5, inner);
        }
      }
    }
    return new Archive("a zip of %s in another".formatted(Sizes.text(size)), file, ZIP);
  }

  private static void document(OutputStream out, long words, long pictures, int seed)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(kept(out))) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      new ByteArrayInputStream(TYPES.getBytes(UTF_8)).transferTo(zip);
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      try (InputStream text = new RandomText(seed, words).stream()) {
        text.transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry("word/media/image1.png"));
      noise(seed, pictures, zip);
    }
  }

  private static void noise(int seed, long size, OutputStream out) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = new byte[64 * 1024];
    for (long left = size; left > 0; left -= bytes.length) {
      random.nextBytes(bytes);
      out.write(bytes, 0, (int) Math.min(left, bytes.length));
    }
  }

  private static OutputStream kept(OutputStream open) {
    return new FilterOutputStream(open) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() {
        // there is more to come
      }
    };
  }
}
