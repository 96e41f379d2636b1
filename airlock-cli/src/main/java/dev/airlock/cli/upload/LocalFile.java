package dev.airlock.cli.upload;

import java.nio.file.Path;

/// A file to upload.
///
/// @param content where its bytes are
/// @param name the file name that the API is told
/// @param contentType what it claims to be
public record LocalFile(Path content, String name, String contentType, String profile) {}
