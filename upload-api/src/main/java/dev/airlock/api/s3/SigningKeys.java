package dev.airlock.api.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/// The current signing key, derived again when the day or the credentials change.
@Component
public class SigningKeys {
  private final SigningCredentials credentials;
  private final String region;
  private final Clock clock;
  private volatile @Nullable SigningKey latest;

  SigningKeys(SigningCredentials credentials, AwsRegionProvider region, Clock clock) {
    this.credentials = credentials;
    this.region = region.getRegion().id();
    this.clock = clock;
  }

  /// How long what is signed now can be valid at most: as long as asked, or as the credentials are.
  ///
  /// @return whole seconds, at least one
  public Duration validity(Duration asked) {
    Instant now = clock.instant();
    return at(now, asked).validity(now, asked);
  }

  /// The key for what is signed now.
  ///
  /// @param asked how long that shall be valid, which may be longer than the key is
  SigningKey at(Instant now, Duration asked) {
    AwsCredentials current = credentials.lasting(asked, now);
    if (!SigningCredentials.end(current).isAfter(now.plus(1, ChronoUnit.SECONDS))) {
      throw SdkClientException.create("the credentials have expired and there are no new ones");
    }
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    SigningKey key = latest;
    if (key == null || !key.isOf(current, day, region)) {
      key = SigningKey.of(current, day, region);
      latest = key;
    }
    return key;
  }
}
