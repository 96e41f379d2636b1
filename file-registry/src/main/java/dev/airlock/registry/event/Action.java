package dev.airlock.registry.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the audit log records.
public enum Action {
  /// The upload of the file was initiated.
  INITIATED,
  /// The uploader reported the upload as complete, and a scan was queued.
  UPLOAD_CONFIRMED,
  /// A scanner claimed the file.
  SCAN_STARTED,
  /// An object was uploaded after the scan, such as an overwrite, or before it and too often; it is
  /// deleted without a scan.
  UPLOAD_DISCARDED,
  /// Nobody worked on the file any more, so another scan was queued.
  REQUEUED,
  /// Nothing was uploaded in time.
  EXPIRED,
  /// A verdict was recorded.
  SETTLED,
  /// A scanner withdrew its verdict, because what had scanned the file was found not to work. A
  /// scan was queued.
  VERDICT_WITHDRAWN,
  /// Somebody got a link to download the file.
  DOWNLOAD_LINK_ISSUED,
  /// An operator requested a rescan of a file that has a verdict.
  RESCAN_REQUESTED,
  /// An operator requested a rescan that waives the reason for the quarantine.
  RELEASE_REQUESTED,
  /// The object that a rescan moved still existed in its former place; it was deleted.
  LEFTOVER_REMOVED,
  /// The file was deleted, by somebody or because another replaced it.
  DELETED,
  /// The deleted file got its former status back.
  RESTORED,
  /// All objects of the deleted file are gone.
  PURGED,
  /// Somebody else was granted access.
  GRANTED,
  /// Somebody else's access was revoked.
  GRANT_REVOKED,
  /// Somebody else was refused access.
  ACCESS_REFUSED;

  /// Whether a caller can cause it again and again at no cost. Then it is one entry of an hour for
  /// each caller, with a count, so that nobody makes the audit log grow by asking.
  public boolean isRepeatable() {
    return this == DOWNLOAD_LINK_ISSUED || this == UPLOAD_CONFIRMED || this == ACCESS_REFUSED;
  }

  /// The kebab-case name that callers see.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
