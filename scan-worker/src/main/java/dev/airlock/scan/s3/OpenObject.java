package dev.airlock.scan.s3;

import java.io.InputStream;
import java.util.Map;

/// An object version that S3 has begun to send.
///
/// @param metadata what was noted with the object, by lower-case names
public record OpenObject(InputStream bytes, Map<String, String> metadata) {}
