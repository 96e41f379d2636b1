package dev.airlock.scan.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// PDFs by PDFBox.
final class PdfTwins {
  private static final List<CompressParameters> COMPRESSIONS =
      List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION);

  private PdfTwins() {}

  @FunctionalInterface
  private interface Change {
    void of(PDDocument document) throws IOException;
  }

  static List<Twin> all() {
    List<Twin> all = new ArrayList<>();
    for (CompressParameters compression : COMPRESSIONS) {
      String packed = compression.isCompress() ? "objects packed" : "objects plain";
      for (int pages : new int[] {1, 30}) {
        String told = "%d pages, %s".formatted(pages, packed);
        all.add(twin(told, pages, compression, _ -> {}));
        all.add(twin(told + ", picture", pages, compression, PdfTwins::addPicture));
        Contents.all()
            .forEach((name, content) ->
                all.add(
                    twin(
                        "%s, %s attached".formatted(told, name),
                        pages,
                        compression,
                        document -> attach(document, content))));
        for (int bits : new int[] {40, 128, 256}) {
          all.add(
              twin(
                  "%s, owner's password of %d bits".formatted(told, bits),
                  pages,
                  compression,
                  document -> protect(document, bits)));
        }
      }
    }
    return all;
  }

  private static Twin twin(String told, int pages, CompressParameters compression, Change change) {
    return new Twin(
        "PDFBox, " + told,
        "application/pdf",
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < pages; page++) {
              write(document, page);
            }
            change.of(document);
            document.save(bytes, compression);
          }
          return bytes.toByteArray();
        });
  }

  // Lines and no letters: PDFBox would look for fonts on the machine.
  private static void write(PDDocument document, int number) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (int line = 0; line < 50; line++) {
        content.addRect(50 + number, 10 + 15 * line, 400 - number, 2);
      }
      content.fill();
    }
  }

  private static void addPicture(PDDocument document) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          PDImageXObject.createFromByteArray(document, Contents.picture(), "a.png"), 50, 50);
    }
  }

  private static void attach(PDDocument document, byte[] content) throws IOException {
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
    file.setSize(content.length);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile("attached.dat");
    specification.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of("attached.dat", specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
  }

  private static void protect(PDDocument document, int bits) throws IOException {
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", "", new AccessPermission());
    policy.setEncryptionKeyLength(bits);
    document.protect(policy);
  }
}
