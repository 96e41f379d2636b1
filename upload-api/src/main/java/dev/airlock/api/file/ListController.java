package dev.airlock.api.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.listing.FileLists;
import dev.airlock.registry.listing.ListQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Files")
class ListController {
  private final FileLists lists;
  private final MetadataView view;

  ListController(FileLists lists, JsonMapper json) {
    this.lists = lists;
    this.view = new MetadataView(json);
  }

  @Operation(
      operationId = "listFiles",
      summary = "List your files",
      description =
          "Newest first, page by page: pass nextCursor as cursor, with the same profile and"
              + " status.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/files")
  FilePage list(
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    int most = Filters.limit(limit);
    ListQuery first =
        new ListQuery(caller.subject(), caller.tenant(), profile, Filters.status(status), null);
    FileId before = cursor == null ? null : Cursor.parse(cursor, first);
    ListQuery query =
        new ListQuery(first.owner(), first.tenant(), first.profile(), first.status(), before);
    // One more than requested shows whether there is another page.
    List<RegisteredFile> found = lists.list(query, most + 1);
    List<RegisteredFile> page = found.subList(0, Math.min(most, found.size()));
    return new FilePage(
        page.stream().map(view::of).toList(),
        found.size() > most ? Cursor.after(page.getLast().id(), first) : null);
  }

  /// One page of a list, newest first.
  ///
  /// @param nextCursor for the next page of the same list; absent on the last one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FilePage(List<FileMetadata> files, @Nullable String nextCursor) {}
}
