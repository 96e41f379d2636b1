package dev.airlock.webhook.results;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.ObjectStore;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks at the copy from which a clean file is going to be served: a scanner's word for it is not
/// enough.
@Component
class ServedCopies {
  private final ObjectStore objects;

  ServedCopies(ObjectStore objects) {
    this.objects = objects;
  }

  /// What is wrong with the copy.
  ///
  /// @param field of the report
  record Fault(String field, String detail) {}

  /// What is wrong with the copy that a report names, if it is one of a clean object: it must be
  /// there, have the size of what was scanned, and be pinned to its version where its bucket has
  /// versions.
  Optional<Fault> fault(ScanReport.VerdictReport report) {
    if (!(report.verdict() instanceof Verdict.Clean)) {
      return Optional.empty();
    }
    ObjectLocation location = Objects.requireNonNull(report.evidence().location());
    Optional<ObjectVersion> found = objects.resolve(location);
    if (found.isEmpty()) {
      return Optional.of(new Fault("location", "location names no object that is there."));
    }
    if (found.get().size() != report.object().size()) {
      return Optional.of(
          new Fault("location", "location names an object of another size than object.size."));
    }
    if (location.versionId() == null && found.get().versionId() != null) {
      return Optional.of(
          new Fault(
              "location.versionId", "location.versionId is required: the bucket has versions."));
    }
    return Optional.empty();
  }
}
