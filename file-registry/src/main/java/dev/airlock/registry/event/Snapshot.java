package dev.airlock.registry.event;

import java.util.List;

/// Where files of an owner stand at one point of the stream.
///
/// @param position of the last change of any file up to there
/// @param files of each its last change up to there, in the order of the stream
public record Snapshot(long position, List<Change> files) {
  public Snapshot {
    files = List.copyOf(files);
  }
}
