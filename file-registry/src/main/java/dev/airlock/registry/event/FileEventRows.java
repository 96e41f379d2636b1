package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface FileEventRows extends Repository<FileEventRow, Long> {

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
