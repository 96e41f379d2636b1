package dev.airlock.api.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How clients reach S3.
///
/// @param publicEndpoint where presigned URLs lead, if clients reach S3 under another host name
///   than this service, as from outside of a container network; left out, the address that this
///   service uses
@Validated
@ConfigurationProperties("airlock.s3")
record PublicS3Settings(@Nullable URI publicEndpoint) {}
