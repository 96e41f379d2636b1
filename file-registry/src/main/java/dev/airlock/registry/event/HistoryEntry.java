package dev.airlock.registry.event;

import dev.airlock.model.file.FileStatus;
import java.time.Instant;

/// One change in a file's history.
///
/// @param sequence counts the changes of the file from 1
/// @param status the state that the change brought
/// @param actor who caused it
public record HistoryEntry(long sequence, FileStatus status, String actor, Instant occurredAt) {}
