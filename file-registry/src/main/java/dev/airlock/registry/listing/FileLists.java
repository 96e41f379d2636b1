package dev.airlock.registry.listing;

import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/// Lists of files, newest first.
public class FileLists {
  private final FileListRepository repository;
  private final Clock clock;

  FileLists(FileListRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /// The newest `limit` files that match the query.
  @Transactional(readOnly = true)
  public List<RegisteredFile> list(ListQuery query, int limit) {
    if (query.label() != null) {
      return repository.labelled(query, limit);
    }
    if (query.status() == null) {
      return query.profile() == null
          ? repository.list(query, limit)
          : repository.listOfProfile(query, limit);
    }
    return query.profile() == null
        ? repository.listInStatus(query, limit)
        : repository.listOfProfileInStatus(query, limit);
  }

  /// The newest `limit` files of others that match the query and its owner may read now.
  @Transactional(readOnly = true)
  public List<RegisteredFile> shared(ListQuery query, int limit) {
    return repository.shared(query, clock.instant(), limit);
  }

  /// The newest `limit` infected or quarantined files of a tenant that match the query.
  @Transactional(readOnly = true)
  public List<RegisteredFile> quarantine(QuarantineQuery query, int limit) {
    return repository.quarantine(query, limit);
  }
}
