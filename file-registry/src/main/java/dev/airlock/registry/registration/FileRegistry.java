package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
import dev.airlock.registry.file.Json;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.RegistrationOutcome.QuotaExceeded;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All files that were ever registered, found by their ids.
public class FileRegistry {
  private final FileRepository repository;
  private final NewFiles newFiles;
  private final QuotaUse quotaUse;
  private final AuditLog auditLog;
  private final JsonMapper json;
  private final Clock clock;

  FileRegistry(
      FileRepository repository,
      NamedParameterJdbcOperations database,
      QuotaUse quotaUse,
      AuditLog auditLog,
      JsonMapper json,
      Clock clock) {
    this.repository = repository;
    this.newFiles = new NewFiles(database);
    this.quotaUse = quotaUse;
    this.auditLog = auditLog;
    this.json = json;
    this.clock = clock;
  }

  /// Registers a new file as `pending`, with its first event, in one transaction, unless the
  /// owner's quota is used up. Concurrent registrations of one owner are counted one after the
  /// other.
  ///
  /// @param actor who initiated the upload
  @Transactional
  public RegistrationOutcome register(Registration registration, Quota quota, Actor actor) {
    Instant now = clock.instant();
    RegisteredFile file = pending(registration, now);
    Optional<QuotaExceeded> usedUp = newFiles.add(file, quota);
    if (usedUp.isPresent()) {
      return usedUp.get();
    }
    auditLog.append(file, Action.INITIATED, actor, now, details(registration));
    return new RegistrationOutcome.Registered(file);
  }

  /// What is used up of the owner's quota, if a file of that size would be too much now. A hint for
  /// those who want to know before they transfer anything; only [#register] is binding.
  @Transactional(readOnly = true)
  public Optional<QuotaExceeded> quotaExceededBy(
      long size, String owner, @Nullable String tenant, String profile, Quota quota) {
    return quotaUse.exceededBy(size, owner, tenant, profile, quota);
  }

  private RegisteredFile pending(Registration registration, Instant now) {
    return new RegisteredFile(
        registration.id(),
        registration.owner(),
        registration.tenant(),
        registration.profile(),
        registration.fileName(),
        registration.contentType(),
        registration.declaredSize(),
        registration.maxSize(),
        registration.declaredSha256(),
        new Json(json.writeValueAsString(registration.metadata())),
        registration.upload(),
        registration.handling(),
        registration.replaces(),
        FileStatus.PENDING,
        1,
        now,
        registration.expiresAt(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Map<String, String> details(Registration registration) {
    String method = registration.upload().method().name().toLowerCase(Locale.ROOT);
    FileId replaces = registration.replaces();
    return replaces == null
        ? Map.of("method", method)
        : Map.of("method", method, "replaces", replaces.toString());
  }

  /// The file of that id, if whoever the thread acts for may read it.
  @Transactional(readOnly = true)
  public Optional<RegisteredFile> find(FileId id) {
    return TenantContext.current()
        .map(caller ->
            repository.findReadable(id, caller.tenant(), caller.subject(), caller.operator()))
        .orElseGet(() -> repository.find(id));
  }

  /// Whose a file is that [#find] did not show. Tells nothing else about it.
  @Transactional(readOnly = true)
  public Visibility visibility(FileId id) {
    return Visibility.of(repository.visibility(id));
  }
}
