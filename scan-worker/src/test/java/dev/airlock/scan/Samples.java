package dev.airlock.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/// Bytes that a scanner has something to say about.
final class Samples {
  // In two halves, so that no file here is itself the test virus.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private Samples() {}

  static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }

  static byte[] eicar() {
    return text(EICAR);
  }

  /// A zip in a zip in a zip, deeper than clamd's MaxRecursion (17 by default).
  static byte[] deepZip() throws IOException {
    byte[] inner = text("the bottom");
    for (int depth = 0; depth < 25; depth++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry("inner.zip"));
        zip.write(inner);
      }
      inner = bytes.toByteArray();
    }
    return inner;
  }

  /// A zip with so many members of so many zeros each.
  static byte[] zipOf(int members, long size) throws IOException {
    byte[] zeros = new byte[(int) Math.min(size, 1 << 20)];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < members; i++) {
        zip.putNextEntry(new ZipEntry("member-" + i));
        for (long left = size; left > 0; left -= zeros.length) {
          zip.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] encryptedZip() throws IOException {
    ZipParameters member = new ZipParameters();
    member.setFileNameInZip("secret.txt");
    member.setEncryptFiles(true);
    member.setEncryptionMethod(EncryptionMethod.AES);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var zip =
        new net.lingala.zip4j.io.outputstream.ZipOutputStream(bytes, "secret".toCharArray())) {
      zip.putNextEntry(member);
      zip.write(eicar());
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
