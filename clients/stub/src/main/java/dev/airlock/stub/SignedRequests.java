package dev.airlock.stub;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Which requests to the stub's own storage were signed. Each signature is a random name for what
/// it allows.
final class SignedRequests {
  private static final int BYTES = 16;
  private static final int MOST = 100_000;

  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  SignedRequests(Clock clock) {
    this.clock = clock;
  }

  /// What a signature allows.
  ///
  /// @param part the number of a part; 0 for the whole object
  record Allowance(String method, UUID file, int part, Instant expiresAt) {}

  /// A signature, and until when it is valid.
  record Signed(String signature, Instant expiresAt) {}

  Signed sign(String method, UUID file, int part, Duration validity) {
    if (allowances.size() >= MOST) {
      allowances.values().removeIf(allowance -> allowance.expiresAt().isBefore(clock.instant()));
    }
    byte[] name = new byte[BYTES];
    random.nextBytes(name);
    Allowance allowance = new Allowance(method, file, part, clock.instant().plus(validity));
    String signature = HexFormat.of().formatHex(name);
    allowances.put(signature, allowance);
    return new Signed(signature, allowance.expiresAt());
  }

  /// Whether that request is allowed.
  boolean allow(String signature, String method, UUID file, int part) {
    Allowance allowance = allowances.get(signature);
    return allowance != null
        && allowance.method().equals(method)
        && allowance.file().equals(file)
        && allowance.part() == part
        && allowance.expiresAt().isAfter(clock.instant());
  }
}
