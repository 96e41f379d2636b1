package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Uploads")
class InitiateController {
  private final Uploads uploads;
  private final UploadProfiles profiles;
  private final RepeatedRequests requests;

  InitiateController(Uploads uploads, UploadProfiles profiles, RepeatedRequests requests) {
    this.uploads = uploads;
    this.profiles = profiles;
    this.requests = requests;
  }

  @Operation(
      operationId = "initiateUpload",
      summary = "Initiate an upload",
      description =
          "Registers the file and tells how to send its bytes straight to S3: as a form (post), in"
              + " one request (put) or in parts (multipart). What S3 then accepts is bound to key,"
              + " type and exact size.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.CONTENT_TYPE_NOT_ALLOWED,
    ApiProblem.FILE_TOO_LARGE,
    ApiProblem.REQUEST_IN_PROGRESS,
    ApiProblem.IDEMPOTENCY_KEY_REUSED,
    ApiProblem.QUOTA_EXCEEDED
  })
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = InitiateAnswer.class)))
  @PostMapping("/api/v1/files/upload/initiate")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<JsonNode> initiate(
      @RequestHeader(name = RepeatedRequests.KEY, required = false) @Nullable String key,
      @RequestBody InitiateRequest request,
      Caller caller) {
    JsonNode answer =
        requests.created(
            key,
            caller,
            request,
            () -> uploads.initiate(UploadRequest.of(request, profiles), caller));
    return ResponseEntity.created(URI.create("/api/v1/files/" + answer.get("fileId").asString()))
        .body(answer);
  }
}
