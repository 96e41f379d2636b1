package dev.airlock.sandbox.s3.nio2blob;

import java.nio.file.Path;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/// Objects and their versions as files, their metadata as extended attributes.
///
/// The server decides by the class name what a store can do: it must contain `.nio2blob.`. Versions
/// would survive a restart; the sandbox nevertheless starts with an empty folder each time.
public final class DiskBlobStore extends AbstractNio2BlobStore {

  /// @param root an existing folder on a file system with user-defined attributes
  public DiskBlobStore(Path root) {
    super(root);
  }

  @Override
  public boolean supportsVersioning() {
    return true;
  }

  // Accepts and reports the setting; nothing is encrypted.
  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  @Override
  public boolean supportsBucketEncryption() {
    return true;
  }
}
