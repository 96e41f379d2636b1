package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface FileEventRows extends Repository<FileEventRow, Long> {

  // Spring Data's own insert asks for the generated position, which whoever is refused may not see.
  @Modifying
  @Query(
      """
      INSERT INTO file_event (file_id, sequence, status, action, actor, actor_tenant, address,
        details, occurred_at, data)
      VALUES (:#{#row.fileId().value()}, :#{#row.sequence()},
        :#{#row.status() == null ? null : #row.status().wireName()}, :#{#row.action().name()},
        :#{#row.actor()}, :#{#row.actorTenant()}, :#{#row.address()},
        cast(:#{#row.details().text()} AS jsonb), :occurredAt,
        cast(:#{#row.data() == null ? null : #row.data().text()} AS jsonb))
      """)
  void append(@Param("row") FileEventRow row, @Param("occurredAt") Instant occurredAt);

  List<FileEventRow> findByFileIdOrderByPosition(FileId fileId);

  /// Held until the end of the transaction: one relay at a time, or events could overtake.
  @Query("SELECT pg_try_advisory_xact_lock(hashtext('airlock.outbox'))")
  boolean lockOutbox();

  @Query(
      """
      SELECT * FROM file_event
      WHERE relayed_at IS NULL AND sequence IS NOT NULL
      ORDER BY position LIMIT :limit
      """)
  List<FileEventRow> findNotRelayed(@Param("limit") int limit);

  @Modifying
  @Query("UPDATE file_event SET relayed_at = :now WHERE position IN (:positions)")
  void markRelayed(@Param("positions") List<Long> positions, @Param("now") Instant now);
}
