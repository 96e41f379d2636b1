package dev.airlock.scan.canary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs content as programs do. All of it is compressed, so that no signature matches what was not
/// unpacked.
final class Packed {
  private static final int TAR_BLOCK = 512;
  private static final int LOCAL_FLAGS = 6; // APPNOTE 4.3.7
  private static final int CENTRAL_FLAGS = 8; // APPNOTE 4.3.12

  private Packed() {}

  static byte[] zip(byte[] content) {
    return zip(Map.of("content", content));
  }

  static byte[] zip(Map<String, byte[]> members) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  /// One whose headers say that its member needs a password.
  static byte[] encryptedZip(byte[] content) {
    byte[] zip = zip(content);
    zip[LOCAL_FLAGS] |= 1;
    String text = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1);
    zip[text.indexOf("PK\1\2") + CENTRAL_FLAGS] |= 1;
    return zip;
  }

  /// A zip within a zip, and so on.
  static byte[] zips(int depth, byte[] content) {
    byte[] packed = content;
    for (int i = 0; i < depth; i++) {
      packed = zip(packed);
    }
    return packed;
  }

  /// A Word document as small as can be.
  static byte[] docx(byte[] embedded) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(
        "[Content_Types].xml",
        ("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                + "content-types\"/>")
            .getBytes(UTF_8));
    members.put("word/document.xml", "<document/>".getBytes(UTF_8));
    members.put("word/embeddings/oleObject1.bin", embedded);
    return zip(members);
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  static byte[] zlib(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var zlib = new DeflaterOutputStream(bytes)) {
      zlib.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  static byte[] tar(byte[] content) {
    byte[] header = tarHeader(content.length);
    int blocks = (content.length + TAR_BLOCK - 1) / TAR_BLOCK;
    byte[] tar = Arrays.copyOf(header, TAR_BLOCK * (1 + blocks + 2));
    System.arraycopy(content, 0, tar, TAR_BLOCK, content.length);
    return tar;
  }

  /// The header of a member (POSIX ustar), which may announce more than there is.
  ///
  /// @param size up to 8 GiB, less one
  static byte[] tarHeader(long size) {
    byte[] header = new byte[TAR_BLOCK];
    put(header, 0, "content");
    put(header, 100, "0000644");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "00000000000");
    put(header, 148, " ".repeat(8));
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}
