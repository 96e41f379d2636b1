package dev.airlock.registry.listing;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface FileListRepository extends Repository<RegisteredFile, FileId> {

  /// Ordered by id, which never changes: files that are registered meanwhile come before the first
  /// page and shift no other. Without `coalesce`, which PostgreSQL does not know as leakproof: it
  /// would look at each newer file before it looks at the ids.
  String BEFORE =
      """
        AND tenant IS NOT DISTINCT FROM cast(:#{#query.tenant()} AS text)
        AND id < cast(:#{#query.before()?.toString()
          ?: 'ffffffff-ffff-ffff-ffff-ffffffffffff'} AS uuid)
      ORDER BY id DESC
      LIMIT :limit
      """;

  /// As the index states it, see the migration: whoever deletes what has been fetched leaves many
  /// deleted files behind, which a list must not read to skip them.
  String LISTED =
      """
      SELECT * FROM file
      WHERE (CASE WHEN status <> 'deleted' THEN owner END) = :#{#query.owner()}
        AND status <> 'deleted'
      """;

  String IN_STATUS =
      """
      SELECT * FROM file
      WHERE owner = :#{#query.owner()} AND status = :#{#query.status()?.wireName()}
      """;

  String OF_PROFILE = "  AND profile = :#{#query.profile()}\n";

  // One statement for each: a plan serves all values of a statement, and whether a filter is there
  // decides which index finds the rows.

  @Query(LISTED + BEFORE)
  List<RegisteredFile> list(@Param("query") ListQuery query, @Param("limit") int limit);

  /// Those with the query's label, which must be there. Looked up by the digest that the database
  /// keeps of it, however many files its owner has.
  @Query(
      """
      SELECT file.* FROM file_label JOIN file ON file.id = file_label.file_id
      WHERE file_label.digest = airlock_label(cast(:#{#query.tenant()} AS text),
          :#{#query.owner()}, :#{#query.label().name()}, :#{#query.label().value()})
        AND file.owner = :#{#query.owner()}
        AND file.tenant IS NOT DISTINCT FROM cast(:#{#query.tenant()} AS text)
        AND file.profile = coalesce(cast(:#{#query.profile()} AS text), file.profile)
        AND CASE WHEN cast(:#{#query.status()?.wireName()} AS text) IS NULL
          THEN file.status <> 'deleted' ELSE file.status = :#{#query.status()?.wireName()} END
        AND file_label.file_id < cast(:#{#query.before()?.toString()
          ?: 'ffffffff-ffff-ffff-ffff-ffffffffffff'} AS uuid)
      ORDER BY file_label.file_id DESC
      LIMIT :limit
      """)
  List<RegisteredFile> labelled(@Param("query") ListQuery query, @Param("limit") int limit);

  /// The files that somebody else lets the query's owner read. What was shared twice before there
  /// was one grant for each reader is listed once.
  @Query(
      """
      SELECT DISTINCT ON (file_grant.file_id) file.*
      FROM file_grant JOIN file ON file.id = file_grant.file_id
      WHERE file_grant.grantee = :#{#query.owner()}
        AND file_grant.tenant IS NOT DISTINCT FROM cast(:#{#query.tenant()} AS text)
        AND file_grant.revoked_at IS NULL AND file_grant.expires_at > :now
        AND file.profile = coalesce(cast(:#{#query.profile()} AS text), file.profile)
        AND CASE WHEN cast(:#{#query.status()?.wireName()} AS text) IS NULL
          THEN file.status <> 'deleted' ELSE file.status = :#{#query.status()?.wireName()} END
        AND file_grant.file_id < cast(:#{#query.before()?.toString()
          ?: 'ffffffff-ffff-ffff-ffff-ffffffffffff'} AS uuid)
      ORDER BY file_grant.file_id DESC
      LIMIT :limit
      """)
  List<RegisteredFile> shared(
      @Param("query") ListQuery query, @Param("now") Instant now, @Param("limit") int limit);

  @Query(LISTED + OF_PROFILE + BEFORE)
  List<RegisteredFile> listOfProfile(@Param("query") ListQuery query, @Param("limit") int limit);

  @Query(IN_STATUS + BEFORE)
  List<RegisteredFile> listInStatus(@Param("query") ListQuery query, @Param("limit") int limit);

  @Query(IN_STATUS + OF_PROFILE + BEFORE)
  List<RegisteredFile> listOfProfileInStatus(
      @Param("query") ListQuery query, @Param("limit") int limit);

  /// The tenant must be compared as the index states it, without `coalesce`; see the migration.
  @Query(
      """
      SELECT * FROM file
      WHERE CASE WHEN tenant IS NULL THEN '' ELSE tenant END
          = cast(:#{#query.tenant() ?: ''} AS text)
        AND status IN ('infected', 'quarantined')
        AND status = coalesce(cast(:#{#query.status()?.wireName()} AS text), status)
        AND (cast(:#{#query.reason()?.wireName()} AS text) IS NULL
          OR finding_reason = :#{#query.reason()?.wireName()})
        AND (cast(:#{#query.owner()} AS text) IS NULL OR owner = :#{#query.owner()})
        AND (cast(:#{#query.profile()} AS text) IS NULL OR profile = :#{#query.profile()})
        AND settled_at >= cast(:#{#query.settledAfter()?.toString() ?: '-infinity'} AS timestamptz)
        AND id < cast(:#{#query.before()?.toString()
          ?: 'ffffffff-ffff-ffff-ffff-ffffffffffff'} AS uuid)
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<RegisteredFile> quarantine(@Param("query") QuarantineQuery query, @Param("limit") int limit);
}
