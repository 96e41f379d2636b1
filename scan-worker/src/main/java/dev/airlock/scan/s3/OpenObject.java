package dev.airlock.scan.s3;

import java.io.InputStream;
import java.util.Map;

/// An object version that S3 has begun to send.
///
/// @param metadata the object's user-defined metadata, by lower-case names
public record OpenObject(InputStream bytes, Map<String, String> metadata) {}
