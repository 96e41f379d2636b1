package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.profile.ResolvedType;
import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.UploadMethod;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a caller wants to upload, each field checked by itself.
///
/// @param type what the file is taken for
/// @param size bytes; 0 until those of a form have arrived
/// @param sha256 lower-case hex
/// @param replaces a file that the caller claims to own
public record UploadRequest(
    UploadProfile profile,
    String fileName,
    ResolvedType type,
    long size,
    @Nullable String sha256,
    UploadMethod method,
    @Nullable FileId replaces,
    Map<String, String> metadata) {
  private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_LABELS = 20;
  private static final int MAX_LABEL_NAME = 64;
  private static final int MAX_LABEL_VALUE = 256;

  /// Checks the body of a request.
  ///
  /// @throws ApiProblemException naming the first invalid field; a profile that does not exist
  ///   comes last
  public static UploadRequest of(InitiateRequest request, UploadProfiles profiles) {
    String name = required("profile", request.profile());
    String fileName = FileName.checked(required("fileName", request.fileName()));
    long size = size(request.size());
    String sha256 = sha256(request.sha256());
    UploadMethod method = method(request.method());
    FileId replaces = replaces(request.replaces());
    Map<String, String> labels = labels(request.metadata());
    UploadProfile profile = profiles.named(name);
    ResolvedType type = profile.typeOf(fileName, contentType(request.contentType()));
    return new UploadRequest(profile, fileName, type, size, sha256, method, replaces, labels);
  }

  /// A file in a form, whose size is known once its bytes have arrived.
  ///
  /// @param said what the form's fields say of it
  /// @throws ApiProblemException naming the first invalid field
  public static UploadRequest inForm(
      UploadProfile profile,
      @Nullable String fileName,
      @Nullable String contentType,
      FormFields said) {
    String name = FileName.checked(required("fileName", fileName));
    return new UploadRequest(
        profile,
        name,
        profile.typeOf(name, contentType(contentType)),
        0,
        sha256(said.sha256()),
        UploadMethod.FORM,
        replaces(said.replaces()),
        labels(said.metadata()));
  }

  /// The media type that it is accepted under.
  public String contentType() {
    return type.contentType();
  }

  /// The same file once its bytes have arrived.
  ///
  /// @throws ApiProblemException 400 if they are not those that were announced
  public UploadRequest measured(long bytes, String digest) {
    if (sha256 != null && !sha256.equals(digest)) {
      throw invalid("sha256", "The bytes that arrived have another SHA-256: " + digest + ".");
    }
    return new UploadRequest(profile, fileName, type, bytes, digest, method, replaces, metadata);
  }

  // RFC 9110: the type is case-insensitive; parameters such as a charset do not matter here.
  private static String contentType(@Nullable String given) {
    if (given == null) {
      return "";
    }
    int parameters = given.indexOf(';');
    return (parameters < 0 ? given : given.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static UploadMethod method(@Nullable String method) {
    return switch (method == null ? null : method.toLowerCase(Locale.ROOT)) {
      case null -> UploadMethod.POST;
      case "post" -> UploadMethod.POST;
      case "put" -> UploadMethod.PUT;
      case "multipart" -> UploadMethod.MULTIPART;
      default -> throw invalid("method", "The method is 'post', 'put' or 'multipart'.");
    };
  }

  private static @Nullable FileId replaces(@Nullable String replaces) {
    try {
      return replaces == null ? null : FileId.of(replaces);
    } catch (IllegalArgumentException _) {
      throw invalid("replaces", "replaces must be the id of a file: a UUID.");
    }
  }

  private static long size(@Nullable Long size) {
    if (size == null) {
      throw invalid("size", "size is required: the number of bytes.");
    }
    if (size < 1) {
      throw invalid("size", "size must be at least 1; empty files are not accepted.");
    }
    return size;
  }

  private static @Nullable String sha256(@Nullable String sha256) {
    if (sha256 != null && !SHA_256_HEX.matcher(sha256).matches()) {
      throw invalid("sha256", "sha256 must be 64 lower-case hex digits.");
    }
    return sha256;
  }

  private static Map<String, String> labels(@Nullable Map<String, @Nullable String> given) {
    Map<String, String> labels = new HashMap<>();
    if (given == null) {
      return labels;
    }
    given.forEach((name, value) -> {
      if (value == null
          || name.isBlank()
          || name.length() > MAX_LABEL_NAME
          || isUnprintable(name)
          || isUnprintable(value)
          || value.length() > MAX_LABEL_VALUE
          || given.size() > MAX_LABELS) {
        throw invalid(
            "metadata",
            "metadata accepts up to %d texts without control characters, names up to %d and values up to %d characters."
                .formatted(MAX_LABELS, MAX_LABEL_NAME, MAX_LABEL_VALUE));
      }
      labels.put(name, value);
    });
    return labels;
  }

  // Control characters, and unpaired surrogates, which UTF-8 cannot encode.
  private static boolean isUnprintable(String text) {
    return text.codePoints()
        .anyMatch(point ->
            Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(field, field + " is required.");
    }
    return value;
  }

  private static ApiProblemException invalid(String field, String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, field);
  }
}
