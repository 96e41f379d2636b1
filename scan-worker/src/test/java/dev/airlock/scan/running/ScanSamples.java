package dev.airlock.scan.running;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/// Files for a scanner to find something in, or nothing.
public final class ScanSamples {
  // In two halves, so that no source file is itself the test virus.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private ScanSamples() {}

  public static byte[] text(String text) {
    return text.getBytes(US_ASCII);
  }

  public static byte[] eicar() {
    return text(EICAR);
  }

  /// A zip in a zip in a zip, deeper than clamd's MaxRecursion (17 by default).
  public static byte[] deepZip() throws IOException {
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
  public static byte[] zipOf(int members, long size) throws IOException {
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

  public static byte[] encryptedZip() throws IOException {
    return encryptedZipWith(0, text(""));
  }

  /// A zip with an encrypted member, and then as many others as said, which are not.
  public static byte[] encryptedZipWith(int others, byte[] content) throws IOException {
    return zip(0, others, content);
  }

  /// The same with the others first.
  public static byte[] endingEncrypted(int others, byte[] content) throws IOException {
    return zip(others, 0, content);
  }

  private static byte[] zip(int before, int after, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var zip =
        new net.lingala.zip4j.io.outputstream.ZipOutputStream(bytes, "secret".toCharArray())) {
      for (int i = 0; i < before; i++) {
        add(zip, "before-" + i, false, content);
      }
      add(zip, "secret.txt", true, eicar());
      for (int i = 0; i < after; i++) {
        add(zip, "after-" + i, false, content);
      }
    }
    return bytes.toByteArray();
  }

  private static void add(
      net.lingala.zip4j.io.outputstream.ZipOutputStream zip,
      String name,
      boolean encrypted,
      byte[] content)
      throws IOException {
    ZipParameters member = new ZipParameters();
    member.setFileNameInZip(name);
    member.setEncryptFiles(encrypted);
    if (encrypted) {
      member.setEncryptionMethod(EncryptionMethod.AES);
    }
    zip.putNextEntry(member);
    zip.write(content);
    zip.closeEntry();
  }
}
