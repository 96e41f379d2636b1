package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The rules under which a file was accepted, as they stood at that moment: what the scanner holds
/// the object against, and what it does with it afterwards.
///
/// @param contentType the declared media type; a clean copy is stored with it
/// @param size the declared size in bytes
/// @param maxSize the profile's limit in bytes
/// @param sha256 the declared digest in lower-case hex, if the uploader gave one
/// @param cacheControl the `Cache-Control` (RFC 9111) of a clean copy
/// @param infectedObjects what becomes of the object if malware is found
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanPolicy(
    String profile,
    String contentType,
    long size,
    long maxSize,
    @Nullable String sha256,
    String cacheControl,
    InfectedObjects infectedObjects) {}
