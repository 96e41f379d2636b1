package dev.airlock.api.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The issuer's keys, fetched now and then and kept while the issuer is unreachable. A key that is
/// not among them may be new, so they are fetched again, but not once for each key that somebody
/// makes up.
final class KnownKeys implements JWKSource<SecurityContext> {
  private static final int FETCHES = 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final JWKSource<SecurityContext> fetched;
  private volatile boolean known;

  private KnownKeys(JWKSource<SecurityContext> fetched) {
    this.fetched = fetched;
  }

  /// @param refresh how long keys are used before they are fetched again; unknown ones make for at
  ///   most two fetches in a tenth of it
  /// @param outage for how long keys are used if they cannot be fetched again
  static KnownKeys of(JWKSetSource<SecurityContext> issuer, Duration refresh, Duration outage) {
    long millis = refresh.toMillis();
    return new KnownKeys(
        JWKSourceBuilder.create(issuer)
            .cache(millis, Math.min(LONGEST_WAIT.toMillis(), millis / 4))
            .refreshAheadCache(
                millis / 4, null, Executors.newVirtualThreadPerTaskExecutor(), false, null, false)
            .rateLimited(millis / FETCHES)
            .outageTolerant(outage.toMillis())
            .build());
  }

  /// @return none if the key is unknown, and was looked for not long ago
  /// @throws KeySourceException if no keys are known
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      List<JWK> keys = fetched.get(selector, context);
      known = true;
      return keys;
    } catch (RateLimitReachedException e) {
      if (known) {
        return List.of();
      }
      throw e;
    } catch (KeySourceException e) {
      known = false;
      throw e;
    }
  }
}
