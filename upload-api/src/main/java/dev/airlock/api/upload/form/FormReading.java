package dev.airlock.api.upload.form;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// The result of reading a form.
///
/// @param toTheEnd whether all of it was read
record FormReading(List<FormFile> files, boolean toTheEnd) {

  boolean isAnyAccepted() {
    return files.stream().anyMatch(file -> file.fileId() != null);
  }

  HttpStatus status() {
    return isAnyAccepted() ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /// After how many seconds all of what helps to try again can be tried; nothing if nothing helps.
  Optional<Long> retryAfter() {
    return files.stream()
        .map(FormFile::retryAfter)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
