package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ScanRows extends Repository<RegisteredFile, FileId> {

  Optional<RegisteredFile> findById(FileId id);
}
