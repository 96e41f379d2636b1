package dev.airlock.api.profile;

/// The media type that a file is taken for: its content is verified against this one.
///
/// @param contentType one that the profile allows, unless the declared one is left to be refused
/// @param resolved whether the file's name decided, because the client did not tell the type or
///   told another name of it
public record ResolvedType(String contentType, boolean resolved) {}
