package dev.airlock.api.security;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// A token that was accepted, with the caller that it names.
final class CallerToken extends JwtAuthenticationToken {
  private static final long serialVersionUID = 1L;
  // An IPv6 address with the name of its network interface.
  private static final int MAX_ADDRESS = 64;

  private final transient Name caller;

  /// Who calls, as the token says.
  record Name(String subject, @Nullable String tenant) {}

  CallerToken(Jwt token, Name caller, Collection<GrantedAuthority> scopes) {
    super(token, scopes, caller.subject());
    this.caller = caller;
  }

  /// The caller of a request from that network address, if it is one.
  Caller from(String address) {
    Instant expiresAt = Objects.requireNonNull(getToken().getExpiresAt());
    return new Caller(caller.subject(), caller.tenant(), addressIn(address), expiresAt);
  }

  // Anybody can send an X-Forwarded-For, and a proxy may pass it on.
  private static @Nullable String addressIn(String text) {
    try {
      return text.length() > MAX_ADDRESS ? null : InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
