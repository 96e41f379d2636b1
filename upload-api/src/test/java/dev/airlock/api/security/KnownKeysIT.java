package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dev.airlock.api.fixture.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The keys of an issuer that is asked over HTTP.
class KnownKeysIT {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private Issuer issuer;

  @BeforeEach
  void listen() throws Exception {
    issuer = new Issuer();
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void madeUpKeysDoNotCostAFetchEach() throws Exception {
    KnownKeys keys = keys(LONG, LONG);
    assertThat(keysOf(keys, "first")).hasSize(1);
    for (int i = 0; i < 100; i++) {
      assertThat(keysOf(keys, "made-up-" + i)).isEmpty();
    }
    assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
    assertThat(keysOf(keys, "first")).hasSize(1);
  }

  @Test
  void aNewKeyIsFoundAtOnce() throws Exception {
    KnownKeys keys = keys(LONG, LONG);
    assertThat(keysOf(keys, issuer.keyId())).hasSize(1);
    issuer.rotate();
    assertThat(keysOf(keys, issuer.keyId())).hasSize(1);
  }

  @Test
  void keysSurviveTheIssuer() throws Exception {
    KnownKeys keys = keys(SOON, LONG);
    assertThat(keysOf(keys, "first")).hasSize(1);
    issuer.stop();
    awaitLongerThan(SOON.multipliedBy(2), keys);
    assertThat(keysOf(keys, "made-up")).isEmpty();
    assertThat(keysOf(keys, "first")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"keys\":[]}", "<html>maintenance</html>", "", "{}"})
  void keysSurviveNonsense(String nonsense) throws Exception {
    KnownKeys keys = keys(SOON, LONG);
    assertThat(keysOf(keys, "first")).hasSize(1);
    issuer.answer(nonsense);
    awaitLongerThan(SOON.multipliedBy(2), keys);
    assertThat(issuer.fetches()).isGreaterThan(1);
  }

  @Test
  void oldKeysAreNotTrustedForever() throws Exception {
    KnownKeys keys = keys(SOON, SOON);
    assertThat(keysOf(keys, "first")).hasSize(1);
    issuer.stop();
    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> unavailable(keys));
    issuer.start();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> keysOf(keys, "first").size() == 1);
  }

  @Test
  void anIssuerThatWasNeverReachedIsNotAskedForEachToken() {
    issuer.answer("<html>starting</html>");
    KnownKeys keys = keys(LONG, LONG);
    for (int i = 0; i < 100; i++) {
      unavailable(keys);
    }
    assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
  }

  private static void unavailable(KnownKeys keys) {
    assertThatThrownBy(() -> keysOf(keys, "first")).isInstanceOf(KeySourceException.class);
  }

  private static void awaitLongerThan(Duration time, KnownKeys keys) throws Exception {
    Instant end = Instant.now().plus(time);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> keysOf(keys, "first").size() == 1 && Instant.now().isAfter(end));
  }

  private KnownKeys keys(Duration refresh, Duration outage) {
    return KnownKeys.of(new IssuerKeys(KeyAddress.of(issuer.address(), null)), refresh, outage);
  }

  private static List<JWK> keysOf(KnownKeys keys, String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }
}
