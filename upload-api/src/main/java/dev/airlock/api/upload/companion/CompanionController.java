package dev.airlock.api.upload.companion;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.s3.UploadInstructions;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Companion's routes for S3, with its paths, names and status codes
/// (<https://github.com/transloadit/uppy/blob/main/packages/%40uppy/companion/src/server/controllers/s3.js>).
/// What it calls an upload id is the id of the file here.
///
/// It tells for how long URLs are valid, and Uppy ends what takes longer; S3 does not. So it is not
/// told here.
@RestController
@RequestMapping("/s3")
class CompanionController {
  private final CompanionUploads uploads;

  CompanionController(CompanionUploads uploads) {
    this.uploads = uploads;
  }

  /// Where to send a whole file.
  @GetMapping("/params")
  UploadInstructions params(@RequestParam Map<String, String> query, Caller caller) {
    return uploads.whole(CompanionRequest.in(query), caller);
  }

  /// Begins an upload in parts.
  @PostMapping("/multipart")
  Begun begin(@RequestBody CompanionRequest request, Caller caller) {
    return uploads.begin(request, caller);
  }

  /// The parts that S3 has.
  @GetMapping("/multipart/{uploadId}")
  List<Part> stored(@PathVariable FileId uploadId, @RequestParam String key, Caller caller) {
    return uploads.stored(uploadId, key, caller);
  }

  /// Where to send one part.
  @GetMapping("/multipart/{uploadId}/{partNumber}")
  PartAddress sign(
      @PathVariable FileId uploadId,
      @PathVariable int partNumber,
      @RequestParam String key,
      Caller caller) {
    return new PartAddress(
        uploads.addresses(uploadId, key, List.of(partNumber), caller).get(partNumber));
  }

  /// Where to send several parts.
  @GetMapping("/multipart/{uploadId}/batch")
  PartAddresses batch(
      @PathVariable FileId uploadId,
      @RequestParam List<Integer> partNumbers,
      @RequestParam String key,
      Caller caller) {
    return new PartAddresses(uploads.addresses(uploadId, key, partNumbers, caller));
  }

  /// Makes the file of its parts.
  @PostMapping("/multipart/{uploadId}/complete")
  Completed complete(
      @PathVariable FileId uploadId,
      @RequestParam String key,
      @RequestBody CompletionRequest request,
      Caller caller) {
    return uploads.complete(uploadId, key, request.parts(), caller);
  }

  /// Throws away what was sent.
  @DeleteMapping("/multipart/{uploadId}")
  Map<String, String> abort(
      @PathVariable FileId uploadId, @RequestParam String key, Caller caller) {
    uploads.abort(uploadId, key, caller);
    return Map.of(); // Uppy wants to read something
  }

  /// Uppy shows what is called message, and does not try again what is refused with one.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ApiProblemException e) {
    ProblemDetail problem = e.toDetail();
    problem.setProperty("message", problem.getDetail());
    ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
    e.retryAfterSeconds()
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(wait)));
    return response.body(problem);
  }

  /// The upload that has begun.
  record Begun(String key, FileId uploadId) {}

  /// A part as S3 names it. Uppy 3 sends all headers of S3's answer along.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Part(
      @JsonProperty("PartNumber") @Nullable Integer partNumber,
      @JsonProperty("ETag") @Nullable String eTag,
      @JsonProperty("Size") @Nullable Long size) {}

  /// The address of one part.
  record PartAddress(@Nullable String url) {}

  /// The addresses of parts by their numbers.
  record PartAddresses(Map<Integer, String> presignedUrls) {}

  /// The parts of which the file is made.
  record CompletionRequest(@Nullable List<@Nullable Part> parts) {}

  /// The file that has arrived.
  ///
  /// @param location where the API tells its state
  record Completed(String location, String key, FileId fileId) {}
}
