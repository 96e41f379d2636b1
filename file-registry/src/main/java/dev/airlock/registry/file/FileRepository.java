package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// Single files by their ids, as every use case reads them.
public interface FileRepository extends Repository<RegisteredFile, FileId> {

  @Query("SELECT * FROM file WHERE id = :id")
  Optional<RegisteredFile> find(@Param("id") FileId id);

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
