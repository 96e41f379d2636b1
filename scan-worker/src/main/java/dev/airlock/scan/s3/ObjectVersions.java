package dev.airlock.scan.s3;

import dev.airlock.model.object.ObjectVersion;
import java.io.IOException;

/// Reads, copies and deletes single object versions. A version that changed or vanished is a fault,
/// never another version. Where an object goes is decided elsewhere.
public interface ObjectVersions {

  /// Asks for the bytes of exactly this version. The caller closes the stream.
  ///
  /// @throws ObjectGone if it does not exist any more
  OpenObject open(ObjectVersion object);

  /// Fills `into` with the bytes of exactly this version from `at` on; it has so many.
  ///
  /// @throws ObjectGone if it does not exist any more
  /// @throws IOException if fewer bytes came
  void read(ObjectVersion object, long at, byte[] into) throws IOException;

  /// Copies the version, within S3, to where it is to be, unless it is there already.
  StagedCopy stage(ObjectVersion object, Destination destination);

  /// The same for a version that may have vanished meanwhile: then no copy is kept.
  StagedCopy stageIfPresent(ObjectVersion object, Destination.Stored destination);

  /// Deletes the object from where it was, unless it stays there. Until then nothing is lost.
  void commit(StagedCopy copy);

  /// Deletes the copy that was made, if one was. The object stays.
  void rollback(StagedCopy copy);
}
