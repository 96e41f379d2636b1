package dev.airlock.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The uploads of a model's file that lost it to another one before there was a verdict.
final class SupersededUploads {
  private final List<Upload> uploads = new ArrayList<>();

  /// Whether the file may be claimed for an upload.
  boolean allow(@Nullable Claim held, Upload next) {
    return held == null
        || held.isAbout(next)
        || (uploads.size() < 2 && uploads.stream().noneMatch(next::isVersionOf));
  }

  /// Notes that the file is claimed for an upload now.
  void note(@Nullable Claim held, Upload next) {
    if (held != null && !held.isAbout(next) && held.message().object() instanceof Upload before) {
      uploads.add(before);
    }
  }

  String stored() {
    return uploads.isEmpty()
        ? ""
        : uploads.stream()
            .map(Upload::remembered)
            .collect(Collectors.joining(" and ", "after ", ""));
  }
}
