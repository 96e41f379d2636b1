package dev.airlock.api.s3;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/// The credentials that links are signed with. What is signed with the credentials of a session
/// ends with the session, whatever it says itself, and the AWS SDK renews them only a few minutes
/// before. So they are renewed for a link that shall live longer, as far as their source gives new
/// ones: STS does at any time, EC2 and ECS do when the old ones are about to expire.
@Component
class SigningCredentials {
  private static final Logger log = LoggerFactory.getLogger(SigningCredentials.class);

  /// Sessions last an hour or more: links for an hour are not much shorter then.
  private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(5);

  private final AwsCredentialsProvider provider;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable AwsCredentials renewed;
  private volatile Instant nextRenewal = Instant.MIN;

  SigningCredentials(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  /// The present ones, if possible such that do not expire within that time.
  AwsCredentials lasting(Duration asked, Instant now) {
    AwsCredentials present = present();
    if (outlasts(present, now.plus(asked)) || now.isBefore(nextRenewal) || !renewing.tryLock()) {
      return present;
    }
    try {
      nextRenewal = now.plus(BETWEEN_RENEWALS);
      renewed = renew().orElse(present);
    } catch (SdkException e) {
      log.debug("There are no longer lasting credentials for links", e);
    } finally {
      renewing.unlock();
    }
    return present();
  }

  /// When the credentials expire; those of a user never do.
  static Instant end(AwsCredentials credentials) {
    return credentials.expirationTime().orElse(Instant.MAX);
  }

  // Of both, so that the renewed ones are dropped when the SDK has renewed its own.
  private AwsCredentials present() {
    AwsCredentials own = provider.resolveCredentials();
    AwsCredentials other = renewed;
    return other != null && end(other).isAfter(end(own)) ? other : own;
  }

  private static boolean outlasts(AwsCredentials credentials, Instant end) {
    return !end(credentials).isBefore(end);
  }

  // A copy of the provider has the same source, and has cached nothing of it.
  private Optional<AwsCredentials> renew() {
    if (provider instanceof ToCopyableBuilder<?, ?> copyable
        && copyable.toBuilder().build() instanceof AwsCredentialsProvider copy) {
      try {
        return Optional.of(copy.resolveCredentials());
      } finally {
        if (copy instanceof SdkAutoCloseable closeable) {
          closeable.close();
        }
      }
    }
    return Optional.empty();
  }
}
