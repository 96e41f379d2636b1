package dev.airlock.scan.structure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Compound files.
public final class OleBytes {

  private OleBytes() {}

  /// A file with one stream.
  public static byte[] with(String name, byte[] content) {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new ByteArrayInputStream(content), name);
      return bytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An encrypted Office document.
  public static byte[] encryptedDocument() {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream content = encryptor.getDataStream(file)) {
        content.write(new ZipBuilder().add("a", "a").build());
      }
      return bytes(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(POIFSFileSystem file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.writeFilesystem(out);
    return out.toByteArray();
  }
}
