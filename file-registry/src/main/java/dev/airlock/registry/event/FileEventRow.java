package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.columns.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("file_event")
record FileEventRow(
    @Id @Nullable Long position,
    FileId fileId,
    long sequence,
    FileStatus status,
    String actor,
    Instant occurredAt,
    Json data,
    @Nullable Instant relayedAt) {}
