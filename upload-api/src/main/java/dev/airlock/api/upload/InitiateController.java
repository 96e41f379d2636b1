package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Uploads")
class InitiateController {
  private final Uploads uploads;
  private final UploadProfiles profiles;

  InitiateController(Uploads uploads, UploadProfiles profiles) {
    this.uploads = uploads;
    this.profiles = profiles;
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
    ApiProblem.QUOTA_EXCEEDED
  })
  @PostMapping("/api/v1/files/upload/initiate")
  @ResponseStatus(HttpStatus.CREATED)
  InitiateAnswer initiate(@RequestBody InitiateRequest request, Caller caller) {
    return uploads.initiate(UploadRequest.of(request, profiles), caller);
  }
}
