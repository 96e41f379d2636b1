package dev.airlock.webhook.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.object.Sha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The API keys that are accepted, as hashes. Keys are long and random, so a fast hash protects
/// them as well as a slow one.
final class ApiKeys {
  private final List<SenderSettings.ApiKey> keys;
  private final Clock clock;

  ApiKeys(List<SenderSettings.ApiKey> keys, Clock clock) {
    this.keys = List.copyOf(keys);
    this.clock = clock;
  }

  /// Whether there are any.
  boolean areAllowed() {
    return !keys.isEmpty();
  }

  /// The scanner that has this key, if it is valid.
  Optional<String> holderOf(String key) {
    Instant now = clock.instant();
    byte[] hash = Sha256.of(key.getBytes(UTF_8));
    Optional<String> holder = Optional.empty();
    for (SenderSettings.ApiKey known : keys) {
      boolean same = MessageDigest.isEqual(hash, HexFormat.of().parseHex(known.sha256()));
      if (same && (known.expiresAt() == null || now.isBefore(known.expiresAt()))) {
        holder = Optional.of(known.name());
      }
    }
    return holder;
  }
}
