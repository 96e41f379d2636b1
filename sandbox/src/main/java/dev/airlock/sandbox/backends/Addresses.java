package dev.airlock.sandbox.backends;

import dev.airlock.sandbox.s3.S3Credentials;

/// How the backends of tests are reached, all on 127.0.0.1. Roles and passwords of the database are
/// those of the sandbox.
///
/// @param s3 a URL
/// @param sqs a URL
/// @param kafka host and port
public record Addresses(
    int postgresPort,
    String s3,
    S3Credentials credentials,
    String sqs,
    String kafka,
    int clamdPort) {}
