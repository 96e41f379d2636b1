package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.scan.s3.Destination;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.OpenObject;
import dev.airlock.scan.s3.StagedCopy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Object versions in memory. What was done to them is kept, in order.
final class FakeObjectVersions implements ObjectVersions {
  private final Map<ObjectLocation, byte[]> contents = new HashMap<>();
  private final List<String> log;
  private @Nullable IOException breaks;

  FakeObjectVersions(List<String> log) {
    this.log = log;
  }

  ObjectVersion put(String bucket, String key, byte[] content) {
    ObjectVersion object = new ObjectVersion(bucket, key, "v1", "etag", content.length);
    contents.put(object.location(), content);
    return object;
  }

  /// From now on every read is cut off after the last byte.
  void breakReads(IOException fault) {
    breaks = fault;
  }

  List<ObjectLocation> locations() {
    return new ArrayList<>(contents.keySet());
  }

  @Override
  public OpenObject open(ObjectVersion object) {
    log.add("open");
    InputStream bytes = new ByteArrayInputStream(content(object));
    IOException fault = breaks;
    return new OpenObject(
        fault == null ? bytes : new SequenceInputStream(bytes, broken(fault)), Map.of());
  }

  @Override
  public void read(ObjectVersion object, long at, byte[] into) {
    log.add("read a part");
    System.arraycopy(content(object), (int) at, into, 0, into.length);
  }

  private byte[] content(ObjectVersion object) {
    return Objects.requireNonNull(contents.get(object.location()));
  }

  private static InputStream broken(IOException fault) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw fault;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        throw fault;
      }
    };
  }

  @Override
  public StagedCopy stage(ObjectVersion object, Destination destination) {
    return switch (destination) {
      case Destination.Nowhere() -> StagedCopy.none(object);
      case Destination.Stored stored when stored.bucket().equals(object.bucket()) ->
          StagedCopy.inPlace(object);
      case Destination.Stored stored -> {
        log.add("copy to " + stored.bucket());
        ObjectLocation copy = new ObjectLocation(stored.bucket(), object.key(), "copy");
        contents.put(copy, content(object));
        yield new StagedCopy(object, copy);
      }
    };
  }

  @Override
  public StagedCopy stageIfPresent(ObjectVersion object, Destination.Stored destination) {
    return contents.containsKey(object.location())
        ? stage(object, destination)
        : StagedCopy.none(object);
  }

  @Override
  public void commit(StagedCopy copy) {
    if (!copy.isInPlace()) {
      log.add("delete the object");
      contents.remove(copy.object().location());
    }
  }

  @Override
  public void rollback(StagedCopy copy) {
    ObjectLocation target = copy.target();
    if (target != null && !copy.isInPlace()) {
      log.add("delete the copy");
      contents.remove(target);
    }
  }
}
