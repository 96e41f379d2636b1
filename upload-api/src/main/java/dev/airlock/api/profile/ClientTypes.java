package dev.airlock.api.profile;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The media types that clients declare for files whose type has another name: what browsers take
/// from their system's registry, and what curl and others send of files they do not know. Nothing
/// stands for a type whose content is verified less: `text/plain` never for a page with scripts, a
/// zip only for zips that have to show which one they are.
final class ClientTypes {
  // What is sent in place of no type at all.
  private static final Set<String> UNDECLARED =
      Set.of("", "application/octet-stream", "binary/octet-stream");

  private static final String[] OFFICE = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation"
  };
  private static final String[] OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation"
  };

  private static final Map<String, Set<String>> ALIASES =
      Stream.of(
              // Chrome and Firefox on Windows with Excel.
              alias("application/vnd.ms-excel", "text/csv", OFFICE[1]),
              alias("application/csv", "text/csv"),
              alias("application/x-csv", "text/csv"),
              alias("text/x-csv", "text/csv"),
              alias("text/comma-separated-values", "text/csv"),
              alias("text/x-comma-separated-values", "text/csv"),
              // Systems without Excel.
              alias("text/plain", "text/csv", "text/tab-separated-values", "text/markdown"),
              alias("text/markdown", "text/plain"),
              alias("text/x-markdown", "text/plain", "text/markdown"),
              alias("text/x-log", "text/plain"),
              // Chrome on Windows.
              alias("application/x-zip-compressed", "application/zip"),
              alias("application/x-zip", "application/zip"),
              alias("multipart/x-zip", "application/zip"),
              // Systems without Office look into the file.
              alias("application/zip", OFFICE),
              alias("application/zip", OPEN_DOCUMENT),
              alias("application/x-zip-compressed", OFFICE),
              alias("application/x-zip-compressed", OPEN_DOCUMENT),
              alias("application/msword", OFFICE[0], "application/rtf"),
              alias("application/vnd.ms-powerpoint", OFFICE[2]),
              alias("application/x-gzip", "application/gzip"),
              // Linux, for .tgz and .tar.gz.
              alias("application/x-compressed-tar", "application/gzip"),
              alias("application/x-tgz", "application/gzip"),
              // Firefox on Windows.
              alias("application/x-compressed", "application/gzip", "application/x-7z-compressed"),
              alias("application/x-7z", "application/x-7z-compressed"),
              alias("text/rtf", "application/rtf"),
              alias("text/richtext", "application/rtf"),
              alias("application/x-rtf", "application/rtf"),
              alias("application/x-pdf", "application/pdf"),
              alias("image/jpg", "image/jpeg"),
              alias("image/pjpeg", "image/jpeg"),
              alias("image/jfif", "image/jpeg"),
              alias("image/x-png", "image/png"),
              alias("image/x-webp", "image/webp"),
              alias("image/tif", "image/tiff"),
              alias("image/x-tiff", "image/tiff"),
              alias("video/x-m4v", "video/mp4"),
              alias("video/m4v", "video/mp4"))
          .collect(
              groupingBy(
                  Map.Entry::getKey,
                  flatMapping(alias -> alias.getValue().stream(), toUnmodifiableSet())));

  private ClientTypes() {}

  /// Whether a client that declares a type may have meant that one.
  ///
  /// @param declared lower case, without parameters; empty if the client did not tell any
  static boolean mayMean(String declared, String type) {
    return UNDECLARED.contains(declared) || ALIASES.getOrDefault(declared, Set.of()).contains(type);
  }

  private static Map.Entry<String, Set<String>> alias(String declared, String... types) {
    return Map.entry(declared, Set.copyOf(Arrays.asList(types)));
  }
}
