package dev.airlock.api.security;

import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Actor;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls, according to the token.
///
/// @param subject the token's `sub`: the owner of what is uploaded
/// @param tenant the token's `tenant`; absent if the issuer has no tenants
/// @param address the network address of the request; null if what a proxy says is no address
/// @param expiresAt until when the token is valid; [Instant#MAX] if it does not say
public record Caller(
    String subject, @Nullable String tenant, @Nullable String address, Instant expiresAt) {
  private static final int MAX_NAME = 255;
  // An IPv6 address with the name of its network interface.
  private static final int MAX_ADDRESS = 64;

  /// The caller with this token.
  ///
  /// @throws IllegalArgumentException if the token has no usable subject or tenant
  static Caller of(Jwt token, String address) {
    String tenant = token.getClaimAsString("tenant");
    return new Caller(
        name(token.getSubject()),
        tenant == null || tenant.isEmpty() ? null : name(tenant),
        addressIn(address),
        Objects.requireNonNullElse(token.getExpiresAt(), Instant.MAX));
  }

  /// Whether the token, beside being signed and unexpired, names a usable caller.
  static boolean isNamedBy(Jwt token) {
    try {
      of(token, "");
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  // Anybody can send an X-Forwarded-For, and a proxy may pass it on.
  private static @Nullable String addressIn(String text) {
    try {
      return text.length() > MAX_ADDRESS ? null : InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String name(@Nullable String name) {
    if (name == null
        || name.isBlank()
        || name.length() > MAX_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a name");
    }
    return name;
  }

  /// The caller's name in the audit log.
  public Actor actor() {
    return new Actor("user:" + subject, address);
  }

  /// On whose behalf the registry is asked.
  public TenantContext access() {
    return new TenantContext(tenant, subject);
  }

  /// Runs `action` with the rights of an operator of the caller's tenant. Only for calls that need
  /// the scope of operators.
  public <T> T operating(Supplier<T> action) {
    return access().asOperator().<T, RuntimeException>call(action::get);
  }
}
