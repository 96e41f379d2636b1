package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface FileRows extends Repository<RegisteredFile, FileId> {

  Optional<RegisteredFile> findById(FileId id);

  @Query("SELECT airlock_whereabouts(:id)")
  String whereabouts(@Param("id") FileId id);

  /// When the owner's `nth` last file of the profile was announced.
  @Query(
      """
      SELECT created_at FROM file
      WHERE owner = :owner AND tenant IS NOT DISTINCT FROM cast(:tenant AS text)
        AND profile = :profile
      ORDER BY id DESC OFFSET :nth - 1 LIMIT 1
      """)
  Optional<Instant> nthLast(
      @Param("owner") String owner,
      @Param("tenant") @Nullable String tenant,
      @Param("profile") String profile,
      @Param("nth") int nth);
}
