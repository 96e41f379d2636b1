package dev.airlock.api.person;

import dev.airlock.model.file.FileId;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.registry.erasure.PersonalData;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.grant.FileGrant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what is known of a person: first all files, then all grants, then all actions.
///
/// @param nextCursor to go on with; absent on the last page
record ExportPage(
    List<FileMetadata> files,
    List<SharedAccess> grants,
    List<PersonalAction> actions,
    @Nullable String nextCursor) {

  ExportPage {
    files = List.copyOf(files);
    grants = List.copyOf(grants);
    actions = List.copyOf(actions);
  }

  /// Access that the person gave, or was given.
  ///
  /// @param owner whose file it is
  /// @param subject who may read it
  /// @param revokedAt absent if it was not revoked
  record SharedAccess(
      FileId fileId,
      String owner,
      String subject,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant revokedAt) {

    static SharedAccess of(FileGrant grant) {
      return new SharedAccess(
          grant.fileId(),
          grant.owner(),
          grant.grantee(),
          grant.createdAt(),
          grant.expiresAt(),
          grant.revokedAt());
    }
  }

  /// What the person did.
  ///
  /// @param address the network address of the request
  /// @param lastAddress that of the last one of several, if it was another
  /// @param times how often within the hour
  record PersonalAction(
      FileId fileId,
      Action action,
      Instant occurredAt,
      @Nullable String address,
      @Nullable String lastAddress,
      int times) {

    static PersonalAction of(PersonalData.Doing doing) {
      return new PersonalAction(
          doing.fileId(),
          doing.action(),
          doing.occurredAt(),
          doing.address(),
          doing.lastAddress(),
          doing.times());
    }
  }
}
