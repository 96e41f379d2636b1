package dev.airlock.registry.listing;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import org.jspecify.annotations.Nullable;

/// Which of an owner's files to list.
///
/// @param profile only those of this profile
/// @param status only those in this state; without it all but the deleted ones
/// @param label only those with this label
/// @param before only those that were registered before this one
public record ListQuery(
    String owner,
    @Nullable String tenant,
    @Nullable String profile,
    @Nullable FileStatus status,
    @Nullable Label label,
    @Nullable FileId before) {

  /// A label that an uploader gave a file: an entry of its metadata.
  public record Label(String name, String value) {}

  /// The same after that file.
  public ListQuery after(@Nullable FileId last) {
    return new ListQuery(owner, tenant, profile, status, label, last);
  }
}
