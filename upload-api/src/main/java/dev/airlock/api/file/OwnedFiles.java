package dev.airlock.api.file;

import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.Files;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The files that a caller may see.
@Component
public class OwnedFiles {
  private final Files files;

  OwnedFiles(Files files) {
    this.files = files;
  }

  /// The caller's file of that id.
  ///
  /// @throws Problem 404 if there is none, or it is another tenant's: tenants do not learn of each
  ///   other; 403 if it belongs to another owner of the same tenant
  public RegisteredFile get(FileId id, Caller caller) {
    RegisteredFile file =
        files
            .find(id)
            .filter(found -> Objects.equals(found.tenant(), caller.tenant()))
            .orElseThrow(
                () -> new Problem(ProblemType.FILE_NOT_FOUND, "No file has the id " + id + "."));
    if (!file.owner().equals(caller.subject())) {
      throw new Problem(ProblemType.NOT_THE_OWNER, "Only its owner can see this file.");
    }
    return file;
  }
}
