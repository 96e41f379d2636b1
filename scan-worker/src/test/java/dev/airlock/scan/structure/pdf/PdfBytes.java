package dev.airlock.scan.structure.pdf;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/// PDFs as programs write them, and as somebody writes them who wants them to be misread.
public final class PdfBytes {

  private PdfBytes() {}

  /// A document that opens for everybody, but has an owner's password.
  public static byte[] ownedPage(int keyLength, byte[] page) throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(document, page);
      return owned(document, keyLength, CompressParameters.NO_COMPRESSION);
    }
  }

  /// The same with an attachment.
  public static byte[] ownedAttachment(
      int keyLength, byte[] attachment, CompressParameters compression) throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(document, ascii("q Q"));
      attach(document, attachment);
      return owned(document, keyLength, compression);
    }
  }

  /// The same with a script.
  public static byte[] ownedScript(int keyLength, byte[] script) throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(document, ascii("q Q"));
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript(text(script)));
      return owned(document, keyLength, CompressParameters.NO_COMPRESSION);
    }
  }

  /// A document with an attachment of which nothing but the specification tells that it is one.
  public static byte[] attachment(byte[] content, CompressParameters compression)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(document, ascii("q Q"));
      attach(document, content).getCOSObject().removeItem(COSName.TYPE);
      return saved(document, compression);
    }
  }

  private static void page(PDDocument document, byte[] content) throws IOException {
    PDPage page = new PDPage();
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content);
    }
    page.setContents(stream);
    document.addPage(page);
  }

  private static PDEmbeddedFile attach(PDDocument document, byte[] content) throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile("invoice.xml");
    specification.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of("invoice.xml", specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
    return file;
  }

  private static byte[] owned(PDDocument document, int keyLength, CompressParameters compression)
      throws IOException {
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", "", new AccessPermission());
    policy.setEncryptionKeyLength(Math.abs(keyLength));
    policy.setPreferAES(keyLength > 40);
    document.protect(policy);
    return saved(document, compression);
  }

  private static byte[] saved(PDDocument document, CompressParameters compression)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, compression);
    return out.toByteArray();
  }

  /// Objects one after another.
  public static byte[] of(byte[]... objects) {
    return joined(ascii("%PDF-1.7\n"), joined(objects), ascii("%%EOF"));
  }

  /// An object that is a stream.
  public static byte[] stream(String head, String dictionary, byte[] data) {
    return joined(
        ascii(head + " << " + dictionary + " >>\nstream\n"), data, ascii("\nendstream\nendobj\n"));
  }

  /// A specification of an embedded file.
  public static byte[] specification(String files) {
    return ascii("5 0 obj << /Type /Filespec /F (a.txt) " + files + " >> endobj\n");
  }

  /// Places in which programs look for a specification.
  static List<String> specifications() {
    return List.of(
        "/EF << /F 9 0 R >>",
        "/E#46 << /UF 9 0 R >>",
        "/EF<</Unix 9 0 R>>",
        "/EF % a comment\n << /F % another\n 9 % third\n 0 R >>",
        "/EF 6 0 R");
  }
}
