package dev.airlock.registry.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the audit trail tells of.
public enum Action {
  /// Somebody announced the file.
  INITIATED,
  /// The uploader said that the upload is complete, and a scan was asked for.
  UPLOAD_CONFIRMED,
  /// A scanner claimed the file.
  SCAN_STARTED,
  /// An object came that nobody waited for any more, such as an overwrite after the scan; it is
  /// removed.
  UPLOAD_DISCARDED,
  /// Nobody worked on the file any more, so another scan was asked for.
  REQUEUED,
  /// Nothing was uploaded in time.
  EXPIRED,
  /// A scanner's verdict holds.
  SETTLED,
  /// Somebody was given a link to download the file.
  DOWNLOAD_LINK_ISSUED,
  /// An operator asked for another scan of the judged file.
  RESCAN_REQUESTED,
  /// An operator asked for another scan that lets the reason of the quarantine pass.
  RELEASE_REQUESTED,
  /// The object that a rescan had moved still lay where it was before; it is removed.
  LEFTOVER_REMOVED,
  /// The file was deleted, by somebody or because another replaced it.
  DELETED,
  /// The file is back as what it was.
  RESTORED,
  /// All objects of the deleted file were removed.
  PURGED,
  /// Somebody else was given access.
  GRANTED,
  /// Somebody else's access was taken back.
  GRANT_REVOKED,
  /// Somebody else was refused access.
  ACCESS_REFUSED;

  /// The kebab-case name that callers see.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
