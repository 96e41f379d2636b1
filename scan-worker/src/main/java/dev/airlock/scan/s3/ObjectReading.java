package dev.airlock.scan.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One object version that is read, usually once. It is opened before anybody knows whether it is
/// to be read at all, because it tells what was noted when its upload was announced.
public final class ObjectReading implements AutoCloseable {
  private final Supplier<OpenObject> opening;
  private @Nullable OpenObject unread;

  /// Opens nothing yet.
  ///
  /// @param opening asks S3
  public ObjectReading(Supplier<OpenObject> opening) {
    this.opening = opening;
  }

  /// What was noted with the object; empty if there is no such object any more.
  public Map<String, String> metadata() {
    try {
      unread = opening.get();
    } catch (ObjectGone _) {
      return Map.of();
    }
    return unread.metadata();
  }

  /// The object from its first byte. Asking again reads it again.
  ///
  /// @throws ObjectGone if it does not exist any more
  public InputStream bytes() {
    OpenObject opened = unread == null ? opening.get() : unread;
    unread = null;
    return opened.bytes();
  }

  /// Ends the transfer of what nobody wanted to read.
  @Override
  public void close() throws IOException {
    if (unread != null) {
      unread.bytes().close();
    }
  }
}
