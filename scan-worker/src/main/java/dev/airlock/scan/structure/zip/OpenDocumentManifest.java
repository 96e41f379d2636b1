package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.ScanBudget;
import java.io.IOException;
import java.io.InputStream;

/// Looks for signs of encryption in the manifest of an OpenDocument (OpenDocument 1.2, part 3,
/// 4.8). The element's name has ASCII letters only, so it is found in UTF-16 as well once the zeros
/// are left out. Of a manifest that could say it otherwise nobody here can tell.
final class OpenDocumentManifest {
  private static final String NAME = "meta-inf/manifest.xml";
  private static final String ENCRYPTED = "encryption-data";
  // An element may come out of an entity, and an encoding may have other bytes for letters.
  private static final String ENTITY = "<!ENTITY";
  private static final String UTF_7 = "utf-7";
  private static final int BUFFER_BYTES = 16 * 1024;

  /// What a manifest says.
  enum Told {
    ENCRYPTED,
    UNCLEAR,
    OPEN
  }

  private OpenDocumentManifest() {}

  /// Whether an entry of this name is taken for the manifest.
  static boolean isNamed(String name) {
    return name.length() == NAME.length() && name.replace('\\', '/').equalsIgnoreCase(NAME);
  }

  /// Reads a manifest to its end.
  static Told read(InputStream manifest, ScanBudget budget) throws IOException {
    StringBuilder text = new StringBuilder(2 * BUFFER_BYTES);
    byte[] buffer = new byte[BUFFER_BYTES];
    boolean unclear = false;
    boolean begun = false;
    for (int read = manifest.read(buffer, 0, buffer.length);
        read > 0;
        read = manifest.read(buffer, 0, buffer.length)) {
      budget.countUnpacked(read);
      for (int i = 0; i < read; i++) {
        if (buffer[i] != 0) {
          text.append((char) (buffer[i] & 0xff));
        }
      }
      unclear |= !begun && text.indexOf("<") < 0;
      begun = true;
      if (text.indexOf(ENCRYPTED) >= 0) {
        return Told.ENCRYPTED;
      }
      unclear |= text.indexOf(ENTITY) >= 0 || text.indexOf(UTF_7) >= 0;
      text.delete(0, Math.max(0, text.length() - ENCRYPTED.length()));
    }
    return unclear ? Told.UNCLEAR : Told.OPEN;
  }
}
