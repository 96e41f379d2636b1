package dev.airlock.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.airlock.client.Outgoing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/// Makes the files of the demonstration.
final class Samples {
  private static final String PROFILE = "document";

  // The EICAR test file (<https://www.eicar.org/download-anti-malware-testfile/>), in two halves
  // so that no scanner mistakes this program for it.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R
        /Resources << /Font << /F1 5 0 R >> >> >> endobj
      4 0 obj << /Length 48 >> stream
      BT /F1 18 Tf 20 40 Td (Nothing to see here.) Tj ET
      endstream endobj
      5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
      trailer << /Root 1 0 R >>
      %%EOF
      """;

  private static final String HTML =
      "<!DOCTYPE html>\n<html><body><script>alert('not a PDF')</script></body></html>\n";

  private final Path folder;

  /// Writes the samples into `folder`.
  Samples(Path folder) {
    this.folder = folder;
  }

  List<Sample> all() throws IOException {
    return List.of(
        sample("a clean PDF", "report.pdf", "application/pdf", bytes(PDF), "clean", ""),
        sample("the EICAR test file", "eicar.txt", "text/plain", bytes(EICAR), "infected", ""),
        sample(
            "a password-protected zip",
            "secrets.zip",
            "application/zip",
            encryptedZip(),
            "quarantined",
            "encrypted"),
        sample(
            "a web page that claims to be a PDF",
            "invoice.pdf",
            "application/pdf",
            bytes(HTML),
            "quarantined",
            "type-mismatch"));
  }

  private Sample sample(
      String about, String name, String contentType, byte[] content, String status, String reason)
      throws IOException {
    Path path = Files.write(folder.resolve(name), content);
    Outgoing file = Outgoing.file(path, PROFILE).withContentType(contentType);
    return new Sample(about, path, file, status, reason);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] encryptedZip() throws IOException {
    ZipParameters member = new ZipParameters();
    member.setFileNameInZip("secret.txt");
    member.setEncryptFiles(true);
    member.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, "swordfish".toCharArray())) {
      zip.putNextEntry(member);
      zip.write(bytes("Nobody can look in here.\n"));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
