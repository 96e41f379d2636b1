package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

/// Detects encryption that clamd may miss: nothing can look into an encrypted document.
final class Encryption {
  // [MS-OFFCRYPTO] 2.3: an encrypted Office document is a stream of this name in a compound file.
  private static final String OFFICE =
      new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1);
  // OpenDocument 1.2, part 3, 4.8: the manifest says how each encrypted file is to be decrypted.
  private static final String OPEN_DOCUMENT_MANIFEST = "META-INF/manifest.xml";
  private static final String OPEN_DOCUMENT = "encryption-data";

  private Encryption() {}

  static boolean ofCompoundFile(HeadAndTail content) {
    return text(content.head()).contains(OFFICE) || text(content.tail()).contains(OFFICE);
  }

  static boolean ofOpenDocument(ZipDirectory zip) {
    return zip.content(OPEN_DOCUMENT_MANIFEST)
        .map(manifest -> new String(manifest, UTF_8).contains(OPEN_DOCUMENT))
        .orElse(false);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
