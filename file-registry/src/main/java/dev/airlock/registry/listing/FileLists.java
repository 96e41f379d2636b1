package dev.airlock.registry.listing;

import dev.airlock.registry.file.RegisteredFile;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/// Lists of files, newest first.
public class FileLists {
  private final ListedRows rows;

  FileLists(ListedRows rows) {
    this.rows = rows;
  }

  /// The newest `limit` files that the query asks for.
  @Transactional(readOnly = true)
  public List<RegisteredFile> list(ListQuery query, int limit) {
    return rows.list(query, limit);
  }

  /// The newest `limit` of a tenant's files that were not let through and that the query asks for.
  @Transactional(readOnly = true)
  public List<RegisteredFile> quarantine(QuarantineQuery query, int limit) {
    return rows.quarantine(query, limit);
  }
}
