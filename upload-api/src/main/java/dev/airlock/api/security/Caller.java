package dev.airlock.api.security;

import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Actor;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who calls, according to the token.
///
/// @param subject the token's subject: the owner of what is uploaded
/// @param tenant the token's tenant; absent if the issuer has no tenants
/// @param address the network address of the request; null if what a proxy says is no address
/// @param expiresAt until when the token is valid
public record Caller(
    String subject, @Nullable String tenant, @Nullable String address, Instant expiresAt) {

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
