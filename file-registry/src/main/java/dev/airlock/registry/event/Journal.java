package dev.airlock.registry.event;

import dev.airlock.model.event.FileEvent;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.columns.Json;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The audit trail. What is appended here is also what the [Outbox] hands over.
public class Journal {
  private final FileEventRows rows;
  private final JdbcAggregateTemplate template;
  private final MetadataView view;
  private final JsonMapper json;

  Journal(FileEventRows rows, JdbcAggregateTemplate template, JsonMapper json) {
    this.rows = rows;
    this.template = template;
    this.view = new MetadataView(json);
    this.json = json;
  }

  /// Records the change that brought `file` to where it is now. Only ever together with that
  /// change: without a transaction this fails.
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(RegisteredFile file, String actor, Instant occurredAt) {
    FileEvent event = new FileEvent(view.of(file), file.sequence());
    template.insert(
        new FileEventRow(
            null,
            file.id(),
            file.sequence(),
            file.status(),
            actor,
            occurredAt,
            new Json(json.writeValueAsString(event)),
            null));
  }

  /// Everything that happened to a file, oldest first.
  @Transactional(readOnly = true)
  public List<HistoryEntry> history(FileId id) {
    return rows.findByFileIdOrderBySequence(id).stream()
        .map(row -> new HistoryEntry(row.sequence(), row.status(), row.actor(), row.occurredAt()))
        .toList();
  }
}
