package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface FileRows extends Repository<RegisteredFile, FileId> {

  Optional<RegisteredFile> findById(FileId id);
}
