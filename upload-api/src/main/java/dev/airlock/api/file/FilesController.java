package dev.airlock.api.file;

import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.metadata.FileMetadata;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.MetadataView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class FilesController {
  private final OwnedFiles files;
  private final Journal journal;
  private final MetadataView view;

  FilesController(OwnedFiles files, Journal journal, JsonMapper json) {
    this.files = files;
    this.journal = journal;
    this.view = new MetadataView(json);
  }

  @GetMapping("/api/v1/files/{fileId}")
  FileMetadata file(@PathVariable FileId fileId, Caller caller) {
    return view.of(files.readable(fileId, caller, "read"));
  }

  @GetMapping("/api/v1/files/{fileId}/history")
  List<HistoryEntry> history(@PathVariable FileId fileId, Caller caller) {
    return journal.history(files.owned(fileId, caller, "read-history").id());
  }
}
