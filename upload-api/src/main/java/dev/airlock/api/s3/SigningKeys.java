package dev.airlock.api.s3;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/// The current signing key, derived again when the day or the credentials change.
@Component
class SigningKeys {
  private final AwsCredentialsProvider credentials;
  private final String region;
  private volatile @Nullable SigningKey latest;

  SigningKeys(AwsCredentialsProvider credentials, AwsRegionProvider region) {
    this.credentials = credentials;
    this.region = region.getRegion().id();
  }

  /// The key for what is signed now.
  SigningKey at(Instant now) {
    AwsCredentials current = credentials.resolveCredentials();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    SigningKey key = latest;
    if (key == null || !key.isOf(current, day, region)) {
      key = SigningKey.of(current, day, region);
      latest = key;
    }
    return key;
  }
}
