package dev.airlock.scan.structure.text;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;

/// Texts with files in them, for tests.
public final class TextBytes {

  private TextBytes() {}

  /// Flat OpenDocument, as an office writes it.
  public static byte[] flatOpenDocument(byte[] file) {
    String lines = Base64.getMimeEncoder(72, ascii("\n")).encodeToString(file);
    return ascii(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">
         <office:body><draw:object-ole><office:binary-data>%s
         </office:binary-data></draw:object-ole></office:body>
        </office:document>
        """
            .formatted(lines));
  }

  /// RTF with an embedded object, in lines of digits.
  public static byte[] rtf(byte[] object) {
    return rtf(HexFormat.of().formatHex(object).replaceAll("(.{64})", "$1\r\n"));
  }

  /// RTF with an embedded object.
  ///
  /// @param data as they are written
  public static byte[] rtf(String data) {
    return ascii(
        "{\\rtf1\\ansi words{\\object\\objemb\\objw1\\objh1{\\*\\objdata " + data + "}}\\par}");
  }

  /// A file in a package, as an object of RTF.
  public static byte[] object(byte[] file) {
    byte[] data = packaged(file);
    return joined(
        numbers(0x501, 2, 8), ascii("Package\0"), numbers(0, 0, data.length), data, new byte[8]);
  }

  /// A file in a package, as a stream of a compound file.
  public static byte[] stream(byte[] file) {
    byte[] data = packaged(file);
    return joined(numbers(data.length), data);
  }

  private static byte[] packaged(byte[] file) {
    return joined(
        ascii("\2\0a.bin\0C:\\a.bin\0\0\0\3\0"),
        numbers(9),
        ascii("C:\\a.bin\0"),
        numbers(file.length),
        file);
  }

  private static byte[] numbers(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
