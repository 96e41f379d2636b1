package dev.airlock.testbackends.clamd;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Streams for a clamd, and what they are made of.
record ClamdStreams(String host, int port) {

  private static final String EICAR_HEAD = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$";
  private static final String EICAR_TAIL = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
  // ZIP: bit 0 of the general purpose flags marks an encrypted member.
  private static final int LOCAL_FLAGS = 6;
  private static final int CENTRAL_FLAGS = 8;

  /// What clamd says of `content`.
  String scan(byte[] content) throws IOException {
    try (var socket = new Socket(host, port)) {
      var out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(content.length);
      out.write(content);
      out.writeInt(0);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .replace("\0", "");
    }
  }

  static byte[] eicar() {
    return (EICAR_HEAD + EICAR_TAIL).getBytes(StandardCharsets.US_ASCII);
  }

  /// A zip with one member of the given number of mebibytes, all zeros.
  static byte[] zipOfZeros(int mebibytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] mebibyte = new byte[1 << 20];
      for (int i = 0; i < mebibytes; i++) {
        zip.write(mebibyte);
      }
    }
    return bytes.toByteArray();
  }

  /// A zip whose only member says that it is encrypted.
  static byte[] encryptedZip() throws IOException {
    byte[] zip = zipOfZeros(1);
    int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[LOCAL_FLAGS] |= 1;
    zip[central + CENTRAL_FLAGS] |= 1;
    return zip;
  }
}
