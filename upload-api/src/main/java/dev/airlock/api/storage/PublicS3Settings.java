package dev.airlock.api.storage;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How clients reach S3.
///
/// @param publicEndpoint where presigned URLs lead, if clients reach S3 by another name than this
///   service, as from outside of a network of containers. No default
@Validated
@ConfigurationProperties("airlock.s3")
public record PublicS3Settings(@Nullable URI publicEndpoint) {}
