package dev.airlock.api.upload;

import dev.airlock.api.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UploadsController {
  private final Uploads uploads;

  UploadsController(Uploads uploads) {
    this.uploads = uploads;
  }

  @PostMapping("/api/v1/files/upload/initiate")
  @ResponseStatus(HttpStatus.CREATED)
  InitiateAnswer initiate(@RequestBody InitiateRequest request, Caller caller) {
    return uploads.initiate(AnnouncedFile.of(request), caller);
  }
}
