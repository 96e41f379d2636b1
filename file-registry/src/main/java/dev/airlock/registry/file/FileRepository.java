package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// Single files by their ids, as every use case reads them.
public interface FileRepository extends Repository<RegisteredFile, FileId> {

  @Query("SELECT * FROM file WHERE id = :id")
  Optional<RegisteredFile> find(@Param("id") FileId id);

  /// The file, if that caller may read it: their own, one they were granted, or any of their tenant
  /// if they are an operator. Row-level security says the same; should it ever fail, this does not.
  ///
  /// @param tenant absent for callers whose issuer has no tenants
  @Query(
      """
      SELECT * FROM file
      WHERE id = :id AND tenant IS NOT DISTINCT FROM cast(:tenant AS text)
        AND (:operator OR owner = :subject OR EXISTS (
          SELECT FROM file_grant g
          WHERE g.file_id = file.id AND g.grantee = :subject
            AND g.revoked_at IS NULL AND g.expires_at > now()))
      """)
  Optional<RegisteredFile> findReadable(
      @Param("id") FileId id,
      @Param("tenant") @Nullable String tenant,
      @Param("subject") String subject,
      @Param("operator") boolean operator);

  /// Those of these files that exist.
  ///
  /// @param ids at least one
  @Query("SELECT * FROM file WHERE id IN (:ids)")
  List<RegisteredFile> findAll(@Param("ids") List<FileId> ids);

  /// The file, which nobody else changes until the transaction ends.
  @Query("SELECT * FROM file WHERE id = :id FOR NO KEY UPDATE")
  Optional<RegisteredFile> lock(@Param("id") FileId id);

  /// Where a file is that the caller cannot see, in the words of the database.
  @Query("SELECT airlock_whereabouts(:id)")
  String visibility(@Param("id") FileId id);
}
