package dev.airlock.registry.event;

import dev.airlock.model.file.FileId;
import java.util.List;
import org.springframework.data.repository.Repository;

interface FileEventRows extends Repository<FileEventRow, Long> {

  List<FileEventRow> findByFileIdOrderByPosition(FileId fileId);
}
