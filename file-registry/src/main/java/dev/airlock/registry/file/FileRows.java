package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface FileRows extends Repository<RegisteredFile, FileId> {

  Optional<RegisteredFile> findById(FileId id);
}
