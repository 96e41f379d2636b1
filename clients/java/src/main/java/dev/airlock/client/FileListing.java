package dev.airlock.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param nextCursor of the next page; absent on the last
public record FileListing(List<AirlockFile> files, @Nullable String nextCursor) {
  public FileListing {
    files = List.copyOf(files);
  }
}
