package dev.airlock.registry.grant;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/// Who else may read a file. Each change is audited in its own transaction.
public class Grants {
  /// How many grants of one file can be valid at a time.
  public static final int MAX_VALID = 100;

  private final GrantRepository repository;
  private final FileRepository files;
  private final AuditLog auditLog;
  private final Clock clock;

  Grants(GrantRepository repository, FileRepository files, AuditLog auditLog, Clock clock) {
    this.repository = repository;
    this.files = files;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Lets `grantee` read the file. A grant that they have already ends: there is one for each.
  ///
  /// @param grantee somebody other than the owner
  /// @param expiresAt in the future
  /// @return nothing if the file has [#MAX_VALID] valid grants already
  @Transactional
  public Optional<FileGrant> grant(
      RegisteredFile file, String grantee, Instant expiresAt, Actor actor) {
    Instant now = clock.instant();
    files.lock(file.id()); // or two at once could both be the hundredth
    repository.revokeOf(file.id(), grantee, now);
    if (repository.findValid(file.id(), now).size() >= MAX_VALID) {
      return Optional.empty();
    }
    FileGrant grant = repository.add(UUID.randomUUID(), file.id(), grantee, now, expiresAt);
    auditLog.record(
        file.id(),
        Action.GRANTED,
        actor,
        Map.of("subject", grantee, "expiresAt", expiresAt.toString()));
    return Optional.of(grant);
  }

  /// The grants of a file that are valid now, oldest first.
  @Transactional(readOnly = true)
  public List<FileGrant> valid(FileId file) {
    return repository.findValid(file, clock.instant());
  }

  /// Revokes a grant at once. Links that were issued before stay valid until they expire.
  ///
  /// @return whether the file had that grant
  @Transactional
  public boolean revoke(FileId file, UUID grant, Actor actor) {
    Optional<FileGrant> revoked = repository.revoke(file, grant, clock.instant());
    revoked.ifPresent(gone ->
        auditLog.record(file, Action.GRANT_REVOKED, actor, Map.of("subject", gone.grantee())));
    return revoked.isPresent();
  }
}
