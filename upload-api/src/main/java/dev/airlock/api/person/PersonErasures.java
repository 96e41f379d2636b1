package dev.airlock.api.person;

import dev.airlock.api.file.FileDeletion;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.erasure.Erasure;
import dev.airlock.registry.erasure.Erasures;
import dev.airlock.registry.erasure.PersonalData;
import dev.airlock.registry.file.RegisteredFile;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Erases a person's data in portions. Each file is deleted for good first, all objects of it, and
/// then what is known of it; whatever fails in between, the next call goes on from there.
@Component
class PersonErasures {
  private static final Logger log = LoggerFactory.getLogger(PersonErasures.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int MOST_TRACES = 1_000;

  private final PersonalData data;
  private final Erasures erasures;
  private final FileDeletion deletion;

  PersonErasures(PersonalData data, Erasures erasures, FileDeletion deletion) {
    this.data = data;
    this.erasures = erasures;
    this.deletion = deletion;
  }

  /// Erases up to so many files, and the rest once no file is left.
  ///
  /// @return the receipt as it is then
  Erasure erase(String subject, int limit, Caller operator) {
    Erasure erasure = erasures.begin(subject, operator.tenant(), operator.actor());
    List<RegisteredFile> files = filesOf(subject, limit, operator);
    for (RegisteredFile file : files) {
      deletion.delete(file, true, null, operator);
      erasures.eraseFile(erasure, subject, file.id());
    }
    if (filesOf(subject, 1, operator).isEmpty()) {
      erasures.eraseTraces(erasure, subject, MOST_TRACES);
    }
    Erasure receipt = erasures.find(erasure.id()).orElseThrow();
    if (receipt.completedAt() != null) {
      log.info("A person's data is erased; see receipt {}", receipt.id());
    }
    return receipt;
  }

  private List<RegisteredFile> filesOf(String subject, int limit, Caller operator) {
    return data.files(subject, operator.tenant(), FIRST, limit);
  }
}
