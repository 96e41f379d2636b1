package dev.airlock.scan.observation;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.scan.s3.Destination;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.s3.OpenObject;
import dev.airlock.scan.s3.StagedCopy;
import java.io.IOException;

/// Times what a scan does in S3.
record ObservedObjectVersions(ObjectVersions objects, Stages stages) implements ObjectVersions {

  @Override
  public OpenObject open(ObjectVersion object) {
    return stages.time(Stage.OPEN, () -> objects.open(object));
  }

  @Override
  public void read(ObjectVersion object, long at, byte[] into) throws IOException {
    objects.read(object, at, into);
  }

  @Override
  public StagedCopy stage(ObjectVersion object, Destination destination) {
    return stages.observe(Stage.COPY, () -> objects.stage(object, destination));
  }

  @Override
  public StagedCopy stageIfPresent(ObjectVersion object, Destination.Stored destination) {
    return stages.observe(Stage.COPY, () -> objects.stageIfPresent(object, destination));
  }

  @Override
  public void commit(StagedCopy copy) {
    stages.observe(
        Stage.REMOVE,
        () -> {
          objects.commit(copy);
          return copy;
        });
  }

  @Override
  public void rollback(StagedCopy copy) {
    objects.rollback(copy);
  }
}
