package dev.airlock.sandbox.upload;

import java.nio.file.Path;

/// A file to upload.
///
/// @param content where its bytes are
/// @param name what it is announced as
/// @param contentType what it claims to be
public record LocalFile(Path content, String name, String contentType, String profile) {}
