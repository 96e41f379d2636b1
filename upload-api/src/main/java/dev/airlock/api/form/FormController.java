package dev.airlock.api.form;

import dev.airlock.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FormController {
  private final FormUploads uploads;

  FormController(FormUploads uploads) {
    this.uploads = uploads;
  }

  // The request is taken raw: it is read once, while it arrives.
  @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<FormAnswer> upload(HttpServletRequest request, Caller caller) throws IOException {
    FormReading reading = uploads.receive(request, caller);
    ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
    if (!reading.toTheEnd()) {
      answer.header(HttpHeaders.CONNECTION, "close");
    }
    return answer.body(new FormAnswer(reading.files()));
  }

  /// What became of each file, in their order.
  record FormAnswer(List<FormFile> files) {}
}
