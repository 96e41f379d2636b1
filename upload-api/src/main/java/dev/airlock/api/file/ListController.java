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
import dev.airlock.registry.listing.ListQuery.Label;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BiFunction;
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
          "Newest first, page by page: pass nextCursor as cursor, with the same profile, status and"
              + " metadata.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/files")
  FilePage list(
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      HttpServletRequest request,
      Caller caller) {
    ListQuery first = first(profile, status, LabelFilter.of(request.getParameterMap()), caller);
    return page(lists::list, first, first, Filters.limit(limit), cursor);
  }

  @Operation(
      operationId = "listSharedFiles",
      summary = "List what is shared with you",
      description =
          "The files of others in your tenant that you were granted access to and may read now,"
              + " newest first, page by page.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/files/shared")
  FilePage shared(
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    ListQuery first = first(profile, status, null, caller);
    return page(lists::shared, first, new SharedList(first), Filters.limit(limit), cursor);
  }

  // For the cursor: not the same list as one's own files.
  private record SharedList(ListQuery query) {}

  private static ListQuery first(
      @Nullable String profile, @Nullable String status, @Nullable Label label, Caller caller) {
    return new ListQuery(
        caller.subject(), caller.tenant(), profile, Filters.status(status), label, null);
  }

  private FilePage page(
      BiFunction<ListQuery, Integer, List<RegisteredFile>> source,
      ListQuery first,
      Record list,
      int most,
      @Nullable String cursor) {
    FileId before = cursor == null ? null : Cursor.parse(cursor, list);
    // One more than requested shows whether there is another page.
    List<RegisteredFile> found = source.apply(first.after(before), most + 1);
    List<RegisteredFile> page = found.subList(0, Math.min(most, found.size()));
    return new FilePage(
        page.stream().map(view::of).toList(),
        found.size() > most ? Cursor.after(page.getLast().id(), list) : null);
  }

  /// One page of a list, newest first.
  ///
  /// @param nextCursor for the next page of the same list; absent on the last one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FilePage(List<FileMetadata> files, @Nullable String nextCursor) {}
}
