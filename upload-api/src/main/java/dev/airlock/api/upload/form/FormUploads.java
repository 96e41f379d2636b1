package dev.airlock.api.upload.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.Faults;
import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.FormFields;
import dev.airlock.api.upload.LabelValue;
import dev.airlock.api.upload.UploadRequest;
import dev.airlock.runtime.tomcat.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads forms with a `profile` and up to 10 files, each after what its own fields say of it. Each
/// file has its own result; only a fault of the form itself rejects all of it.
@Component
class FormUploads {
  private static final int MAX_FILES = 10;
  private static final int MAX_PROFILE_BYTES = 100;
  private static final int MAX_PART_HEADER_BYTES = 4 * 1024;

  private final FormFiles files;
  private final UploadProfiles profiles;
  private final FormPlaces places;
  private final Faults faults;
  private final ObjectReader labels;
  private final Clock clock;

  FormUploads(
      FormFiles files,
      UploadProfiles profiles,
      FormPlaces places,
      Faults faults,
      JsonMapper json,
      Clock clock) {
    this.files = files;
    this.profiles = profiles;
    this.places = places;
    this.faults = faults;
    this.labels = LabelValue.reader(json);
    this.clock = clock;
  }

  /// Receives the files of a form.
  ///
  /// @param digest takes what the form says, if it may come again
  /// @param goesOn is told from time to time that the form still arrives
  FormReading receive(
      HttpServletRequest request, @Nullable FormDigest digest, Caller caller, Runnable goesOn)
      throws IOException {
    return read(request, goesOn, parts -> receive(parts, digest, caller));
  }

  /// Reads what a form says, and does nothing of it.
  FormDigest skip(HttpServletRequest request) throws IOException {
    return read(
        request,
        () -> {},
        parts -> {
          FormDigest digest = new FormDigest();
          int count = 0;
          while (parts.hasNext() && count <= MAX_FILES) {
            FileItemInput part = parts.next();
            count += part.isFormField() ? 0 : 1;
            content(part, digest).close();
          }
          return digest;
        });
  }

  private interface Reading<T> {
    T of(FileItemInputIterator parts) throws IOException;
  }

  private <T> T read(HttpServletRequest request, Runnable goesOn, Reading<T> reading)
      throws IOException {
    Exchange.of(request).ifPresent(Exchange::keepsItsOwnPace);
    FormBody body = new FormBody(request, places::minBytesPerSecond, clock, goesOn);
    JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> parser =
        new JakartaServletFileUpload<>();
    parser.setMaxPartHeaderSize(MAX_PART_HEADER_BYTES);
    try {
      return reading.of(parser.getItemIterator(body));
    } catch (FileUploadException e) {
      throw new ApiProblemException(
          ApiProblem.MALFORMED_REQUEST,
          "The body must be multipart/form-data (RFC 7578) with part headers up to %d bytes."
              .formatted(MAX_PART_HEADER_BYTES));
    }
  }

  private FormReading receive(
      FileItemInputIterator parts, @Nullable FormDigest digest, Caller caller) throws IOException {
    List<FormFile> results = new ArrayList<>();
    NextFile next = new NextFile(labels);
    UploadProfile profile = null;
    while (parts.hasNext()) {
      FileItemInput part = parts.next();
      if (part.isFormField()) {
        try (InputStream content = content(part, digest)) {
          if (part.getFieldName().equals("profile")) {
            profile = profile(content, results);
          } else {
            next.read(part.getFieldName(), content);
          }
        }
        continue;
      }
      if (results.size() == MAX_FILES) {
        results.add(FormFile.refused(null, tooMany().toDetail()));
        return new FormReading(results, false);
      }
      if (profile == null) {
        throw invalid("profile", "Send the field 'profile' before the files.");
      }
      try (InputStream content = content(part, digest)) {
        results.add(receive(part, content, profile, next, caller));
      } catch (RuntimeException e) {
        ApiProblemException problem = faults.problemOf(e, "Uploading a file of a form");
        results.add(FormFile.refused(nameOf(part), problem.toDetail()));
        if (problem.type() == ApiProblem.UPLOAD_TOO_SLOW) {
          return new FormReading(results, false);
        }
      }
    }
    if (results.isEmpty()) {
      throw invalid("file", "Send 1 to 10 files, each in a field 'file'.");
    }
    return new FormReading(results, true);
  }

  private static InputStream content(FileItemInput part, @Nullable FormDigest digest)
      throws IOException {
    return digest == null ? part.getInputStream() : digest.of(part, nameOf(part));
  }

  private UploadProfile profile(InputStream content, List<FormFile> results) throws IOException {
    if (!results.isEmpty()) {
      throw invalid("profile", "Send the field 'profile' once, before the files.");
    }
    return profiles.named(new String(content.readNBytes(MAX_PROFILE_BYTES), UTF_8));
  }

  private FormFile receive(
      FileItemInput part, InputStream content, UploadProfile profile, NextFile next, Caller caller)
      throws IOException {
    FormFields said = next.take();
    if (!part.getFieldName().equals("file")) {
      throw invalid("file", "Files are sent in fields named 'file'.");
    }
    return files.receive(
        UploadRequest.inForm(profile, nameOf(part), part.getContentType(), said), content, caller);
  }

  private static @Nullable String nameOf(FileItemInput part) {
    try {
      return part.getName();
    } catch (InvalidPathException _) {
      return null; // with a NUL byte in it
    }
  }

  private static ApiProblemException tooMany() {
    return invalid("file", "A form may have up to 10 files; the rest of it was not read.");
  }

  private static ApiProblemException invalid(String field, String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, field);
  }
}
