package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object version that is read, usually once. It can be opened before anybody knows whether it
/// is to be read at all, because its metadata hold what was noted when its upload was initiated.
public final class ObjectReading implements AutoCloseable {
  private final ObjectVersions objects;
  private final ObjectVersion object;
  private @Nullable OpenObject unread;

  /// Opens nothing yet.
  public ObjectReading(ObjectVersions objects, ObjectVersion object) {
    this.objects = objects;
    this.object = object;
  }

  /// Opens the object and returns its metadata; empty if there is no such object any more.
  public Map<String, String> metadata() {
    try {
      unread = objects.open(object);
    } catch (ObjectGone _) {
      return Map.of();
    }
    return unread.metadata();
  }

  /// The object from its first byte. Asking again reads it again.
  ///
  /// @throws ObjectGone if it does not exist any more
  public InputStream bytes() {
    OpenObject opened = unread == null ? objects.open(object) : unread;
    unread = null;
    return opened.bytes();
  }

  /// Reads a part of the object once more.
  ///
  /// @throws ObjectGone if it does not exist any more
  public void read(long at, byte[] into) throws IOException {
    objects.read(object, at, into);
  }

  /// Ends the transfer of what nobody wanted to read, or not yet: it can be asked for again.
  @Override
  public void close() throws IOException {
    OpenObject opened = unread;
    unread = null;
    if (opened != null) {
      opened.bytes().close();
    }
  }
}
