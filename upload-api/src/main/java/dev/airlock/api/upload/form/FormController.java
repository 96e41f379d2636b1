package dev.airlock.api.upload.form;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.Attempt;
import dev.airlock.api.upload.RepeatedRequests;
import dev.airlock.registry.idempotency.StoredResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Uploads")
class FormController {
  private final FormUploads uploads;
  private final RepeatedRequests requests;
  private final JsonMapper json;

  FormController(FormUploads uploads, RepeatedRequests requests, JsonMapper json) {
    this.uploads = uploads;
    this.requests = requests;
    this.json = json;
  }

  // The raw request: it is read once, while it arrives.
  @Operation(
      operationId = "uploadForm",
      summary = "Upload files through the server",
      description =
          "For clients that cannot use presigned URLs. The field profile comes first, then 1 to 10"
              + " files. The fields sha256, metadata and replaces are about the file after them."
              + " Each file has its own result: its id, or its problem. If all were refused the"
              + " status is 422, with Retry-After if trying again helps.")
  @ProblemResponses({
    ApiProblem.INVALID_FIELD,
    ApiProblem.UNSUPPORTED_MEDIA_TYPE,
    ApiProblem.UPLOAD_TOO_SLOW,
    ApiProblem.REQUEST_IN_PROGRESS,
    ApiProblem.IDEMPOTENCY_KEY_REUSED
  })
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = FormAnswer.class)))
  @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<JsonNode> upload(
      @RequestHeader(name = RepeatedRequests.KEY, required = false) @Nullable String key,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    return switch (requests.begin(key, caller)) {
      case Attempt.Again again -> {
        String digest = uploads.skip(request).hex();
        StoredResponse answer = again.answerTo(digest);
        yield ResponseEntity.status(answer.status()).body(json.readTree(answer.body()));
      }
      case Attempt.First first ->
          carriedOut(first, request, key == null ? null : new FormDigest(), caller);
    };
  }

  private ResponseEntity<JsonNode> carriedOut(
      Attempt.First attempt, HttpServletRequest request, @Nullable FormDigest digest, Caller caller)
      throws IOException {
    FormReading reading;
    try {
      reading = uploads.receive(request, digest, caller, attempt::goesOn);
    } catch (IOException | RuntimeException e) {
      attempt.forget();
      throw e;
    }
    JsonNode body = json.valueToTree(new FormAnswer(reading.files()));
    if (digest != null && reading.toTheEnd() && reading.isAnyAccepted()) {
      attempt.keep(digest.hex(), new StoredResponse(reading.status().value(), body.toString()));
    } else {
      attempt.forget();
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(reading.status());
    if (!reading.toTheEnd()) {
      answer.header(HttpHeaders.CONNECTION, "close");
    }
    if (!reading.isAnyAccepted()) {
      reading
          .retryAfter()
          .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait)));
    }
    return answer.body(body);
  }

  /// The result of each file, in their order.
  record FormAnswer(List<FormFile> files) {}
}
