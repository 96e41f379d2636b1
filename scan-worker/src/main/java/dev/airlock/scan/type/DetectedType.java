package dev.airlock.scan.type;

/// What the leading bytes show.
///
/// @param contentType the media type
/// @param fitsDeclaration whether it may be what the uploader declared
public record DetectedType(String contentType, boolean fitsDeclaration) {}
