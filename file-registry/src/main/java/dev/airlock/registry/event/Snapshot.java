package dev.airlock.registry.event;

import java.util.List;

/// The state of an owner's files at one point of the stream.
///
/// @param position of the last change of any file up to there
/// @param files the last change of each up to there, in the order of the stream
public record Snapshot(long position, List<Change> files) {
  public Snapshot {
    files = List.copyOf(files);
  }
}
