package dev.airlock.registry.grant;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// Read access to one file for one other subject of the tenant.
///
/// @param grantee the subject who may read
@Table("file_grant")
public record FileGrant(
    @Id UUID id,
    FileId fileId,
    @Nullable String tenant,
    String owner,
    String grantee,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt) {}
