package dev.airlock.api.profile;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.registration.Quota;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What one kind of upload accepts. It is kept with each file, so a change applies only to uploads
/// that are initiated afterwards.
///
/// @param contentTypes the media types that are accepted, each with the file extensions that belong
///   to it (lower case, without the dot). No default
/// @param minSize the smallest file that is accepted. Default `1B`
/// @param maxSize the largest file that is accepted, in binary units (10MB is 10 · 1024 · 1024
///   bytes). No default
/// @param methods the ways in which the bytes may be sent. Default `post, put, multipart, form`
/// @param cacheControl the `Cache-Control` (RFC 9111) that clean files are served with. Default
///   `private, no-cache`
/// @param disposition whether browsers save a download (`attachment`) or show it (`inline`).
///   Default `attachment`
/// @param retention for how long a deleted file can be restored; `0d`: not at all. Default `30d`
/// @param infectedObjects what is done with infected objects: `isolate` or `delete`. Default
///   `isolate`
/// @param uploadsPerHour how many uploads an owner may initiate within any hour; beyond that 429.
///   Default 100
/// @param bytesPerHour how many bytes an owner may initiate within any hour, in binary units;
///   beyond that 429; left out, they are not limited
public record ProfileSettings(
    Map<String, List<String>> contentTypes,
    @DefaultValue("1B") DataSize minSize,
    DataSize maxSize,
    @DefaultValue({"post", "put", "multipart", "form"}) Set<UploadMethod> methods,
    @DefaultValue("private, no-cache") String cacheControl,
    @DefaultValue("attachment") Disposition disposition,
    @DefaultValue("30d") Duration retention,
    @DefaultValue("isolate") InfectedObjects infectedObjects,
    @DefaultValue("100") int uploadsPerHour,
    @Nullable DataSize bytesPerHour) {

  public ProfileSettings {
    // What is missing is rejected by the check, with the profile's name.
    contentTypes = contentTypes == null ? Map.of() : Map.copyOf(contentTypes);
    maxSize = maxSize == null ? DataSize.ofBytes(0) : maxSize;
    methods = Set.copyOf(methods);
  }

  /// How much an owner may initiate.
  public Quota quota() {
    return new Quota(
        uploadsPerHour, bytesPerHour == null ? null : bytesPerHour.toBytes(), Duration.ofHours(1));
  }

  /// What is kept with each file.
  public Handling handling() {
    return new Handling(cacheControl, disposition, infectedObjects, retention);
  }

  boolean accepts(String contentType) {
    return contentTypes.containsKey(contentType);
  }

  boolean belongTogether(String fileName, String contentType) {
    return longestExtension(fileName, contentType) > 0;
  }

  /// The types that a name of a file allows, those of its longest extension: `.tar.gz` before
  /// `.gz`.
  List<String> contentTypesOf(String fileName) {
    int longest =
        contentTypes.keySet().stream()
            .mapToInt(type -> longestExtension(fileName, type))
            .max()
            .orElse(0);
    return contentTypes.keySet().stream()
        .filter(type -> longest > 0 && longestExtension(fileName, type) == longest)
        .sorted()
        .toList();
  }

  // 0 if none of the type's extensions is the name's.
  private int longestExtension(String fileName, String contentType) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return contentTypes.getOrDefault(contentType, List.of()).stream()
        .filter(extension -> lower.endsWith("." + extension))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  String extensions() {
    return contentTypes.keySet().stream()
        .map(this::extensionsOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  String contentTypeNames() {
    return String.join(", ", contentTypes.keySet().stream().sorted().toList());
  }

  String extensionsOf(String contentType) {
    return String.join(
        ", ",
        contentTypes.getOrDefault(contentType, List.of()).stream()
            .sorted(Comparator.naturalOrder())
            .map(extension -> "." + extension)
            .toList());
  }

  /// The names of the methods, as callers write them.
  List<String> methodNames() {
    return methods.stream().sorted().map(method -> method.name().toLowerCase(Locale.ROOT)).toList();
  }
}
