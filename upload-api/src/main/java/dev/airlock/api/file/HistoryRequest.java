package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.event.HistoryPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Which page of a file's history is asked for, checked.
public record HistoryRequest(FileId file, int limit, long after) {

  /// What the parameters ask for.
  ///
  /// @throws ApiProblemException 400 if one is invalid
  public static HistoryRequest parse(FileId file, int limit, @Nullable String cursor) {
    return new HistoryRequest(
        file, Filters.limit(limit), cursor == null ? 0 : HistoryCursor.parse(cursor, file));
  }

  /// The page, with a link to the next one (RFC 8288). Only for who may read it.
  ///
  /// @param path where this history is
  public ResponseEntity<List<HistoryEntry>> answer(AuditLog audit, String path) {
    HistoryPage page = audit.history(file, after, limit);
    ResponseEntity.BodyBuilder response = ResponseEntity.ok();
    Long next = page.next();
    if (next != null) {
      response.header(
          HttpHeaders.LINK,
          "<%s?limit=%d&cursor=%s>; rel=\"next\""
              .formatted(path, limit, HistoryCursor.after(next, file)));
    }
    return response.body(page.entries());
  }
}
