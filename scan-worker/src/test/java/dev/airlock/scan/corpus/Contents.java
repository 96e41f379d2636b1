package dev.airlock.scan.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.ZipBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// What harmless files hold.
final class Contents {

  private Contents() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("nothing", new byte[0]);
    all.put("words", Bytewise.ascii("harmless words, and some more of them\n".repeat(200)));
    all.put("umlauts", "Größe;Straße;Überweisung\r\n".repeat(100).getBytes(ISO_8859_1));
    all.put("noise", Bytewise.random(60_000));
    all.put("zeros", new byte[300_000]);
    all.put("picture", picture());
    all.put("zip", new ZipBuilder().add("a.txt", "a").add("b.txt", "b").build());
    return all;
  }

  static byte[] picture() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i * 2_654_435);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
