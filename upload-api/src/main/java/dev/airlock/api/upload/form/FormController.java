package dev.airlock.api.upload.form;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Uploads")
class FormController {
  private final FormUploads uploads;

  FormController(FormUploads uploads) {
    this.uploads = uploads;
  }

  // The raw request: it is read once, while it arrives.
  @Operation(
      operationId = "uploadForm",
      summary = "Upload files through the server",
      description =
          "For clients that cannot use presigned URLs. The field profile comes first, then 1 to 10"
              + " files. Each file has its own result: its id, or its problem.")
  @ProblemResponses({
    ApiProblem.INVALID_FIELD,
    ApiProblem.UNSUPPORTED_MEDIA_TYPE,
    ApiProblem.UPLOAD_TOO_SLOW
  })
  @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<FormAnswer> upload(HttpServletRequest request, Caller caller) throws IOException {
    FormReading reading = uploads.receive(request, caller);
    ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
    if (!reading.toTheEnd()) {
      answer.header(HttpHeaders.CONNECTION, "close");
    }
    return answer.body(new FormAnswer(reading.files()));
  }

  /// The result of each file, in their order.
  record FormAnswer(List<FormFile> files) {}
}
