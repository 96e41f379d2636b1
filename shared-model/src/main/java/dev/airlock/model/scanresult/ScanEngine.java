package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The engine that scanned.
///
/// @param databaseVersion the version of its signature database, as the engine prints it
/// @param databaseDate when that database was built
/// @param node which of its processes scanned, by a name that stays
/// @param provedAt when that process had last proved, before the scan, that it finds what it has to
///   find. With both, the scanner can withdraw what it called clean since then
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanEngine(
    String name,
    @Nullable String version,
    @Nullable String databaseVersion,
    @Nullable Instant databaseDate,
    @Nullable String node,
    @Nullable Instant provedAt) {

  /// One whose verdicts can't be withdrawn.
  public ScanEngine(
      String name,
      @Nullable String version,
      @Nullable String databaseVersion,
      @Nullable Instant databaseDate) {
    this(name, version, databaseVersion, databaseDate, null, null);
  }

  public ScanEngine {
    if (name == null || name.isBlank()) { // it comes from outside
      throw new IllegalArgumentException("name is required");
    }
  }

  /// The same, as one of its processes.
  public ScanEngine at(String process, @Nullable Instant proof) {
    return new ScanEngine(name, version, databaseVersion, databaseDate, process, proof);
  }
}
