package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.columns.Json;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All files that were ever announced.
public class Files {
  private final FileRows rows;
  private final JdbcAggregateTemplate template;
  private final Journal journal;
  private final JsonMapper json;
  private final Clock clock;

  Files(
      FileRows rows,
      JdbcAggregateTemplate template,
      Journal journal,
      JsonMapper json,
      Clock clock) {
    this.rows = rows;
    this.template = template;
    this.journal = journal;
    this.json = json;
    this.clock = clock;
  }

  /// Registers a new file as `pending`, with its first event, in one transaction.
  ///
  /// @param actor who announced it
  @Transactional
  public RegisteredFile register(Registration registration, String actor) {
    Instant now = clock.instant();
    RegisteredFile file =
        new RegisteredFile(
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
            FileStatus.PENDING,
            1,
            now,
            registration.expiresAt(),
            null,
            null,
            null,
            null,
            null);
    template.insert(file);
    journal.append(file, actor, now);
    return file;
  }

  @Transactional(readOnly = true)
  public Optional<RegisteredFile> find(FileId id) {
    return rows.findById(id);
  }
}
