package dev.airlock.api.file;

import dev.airlock.api.health.DependencyWatch;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.s3.DownloadLinks;
import dev.airlock.api.s3.LandingBucket;
import dev.airlock.api.s3.PresignedUrl;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Downloads")
class DownloadController {
  // Signature Version 4: a presigned URL is valid for at most 7 days.
  private static final Duration MAX_VALIDITY = Duration.ofDays(7);

  private final FileAccess files;
  private final DownloadLinks links;
  private final AuditLog audit;
  private final DependencyWatch dependencies;
  private final MetadataView view;
  private final DownloadTerms terms;

  DownloadController(
      FileAccess files,
      DownloadLinks links,
      AuditLog audit,
      DependencyWatch dependencies,
      DownloadTerms terms,
      JsonMapper json) {
    this.files = files;
    this.audit = audit;
    this.dependencies = dependencies;
    this.links = links;
    this.view = new MetadataView(json);
    this.terms = terms;
  }

  @Operation(
      operationId = "getDownloadLink",
      summary = "Get a download link",
      description =
          "A presigned link to exactly the bytes that were scanned; it needs no token. Only for"
              + " clean files. It ends before expiresIn is over where it must: with the"
              + " reader's grant, after airlock.download.grantee-expiry, or with the credentials"
              + " that signed it. expiresAt says when.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.INVALID_FIELD,
    ApiProblem.FILE_NOT_CLEAN
  })
  @GetMapping("/api/v1/files/{fileId}/download")
  DownloadAnswer download(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "3600") long expiresIn,
      Caller caller) {
    if (expiresIn < 1 || expiresIn > MAX_VALIDITY.toSeconds()) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "expiresIn must be a number of seconds from 1 to " + MAX_VALIDITY.toSeconds() + ".",
          "expiresIn");
    }
    dependencies.require(LandingBucket.S3);
    RegisteredFile file = files.readable(fileId, caller, "download");
    ObjectLocation served = file.location();
    if (file.status() != FileStatus.CLEAN || served == null) {
      throw new ApiProblemException(
          ApiProblem.FILE_NOT_CLEAN, "The file is " + file.status().wireName() + ".");
    }
    Duration validity = terms.validity(file, caller, Duration.ofSeconds(expiresIn));
    PresignedUrl link = links.issue(served, file, validity);
    FileMetadata shown = view.of(file);
    audit.record(
        file.id(),
        Action.DOWNLOAD_LINK_ISSUED,
        caller.actor(),
        Map.of("expiresAt", link.expiresAt().toString()));
    return new DownloadAnswer(
        link.url(),
        links.head(served, file, validity).url(),
        link.expiresAt(),
        shown.fileName(),
        shown.size(),
        shown.contentType(),
        shown.sha256());
  }
}
