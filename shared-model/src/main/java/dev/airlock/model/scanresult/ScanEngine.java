package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The engine that scanned.
///
/// @param databaseVersion the version of its signature database, as the engine prints it
/// @param databaseDate when that database was built
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanEngine(
    String name,
    @Nullable String version,
    @Nullable String databaseVersion,
    @Nullable Instant databaseDate) {
  public ScanEngine {
    if (name == null || name.isBlank()) { // it comes from outside
      throw new IllegalArgumentException("name is required");
    }
  }
}
