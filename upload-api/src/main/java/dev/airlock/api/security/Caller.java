package dev.airlock.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls, as the token says.
///
/// @param subject the token's `sub`: the owner of what is uploaded
/// @param tenant the token's `tenant`; absent where an issuer knows none
public record Caller(String subject, @Nullable String tenant) {

  /// @throws IllegalArgumentException if the token names no subject
  static Caller of(Jwt token) {
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new IllegalArgumentException("a token without a subject");
    }
    return new Caller(subject, token.getClaimAsString("tenant"));
  }

  /// How the audit trail names the caller.
  public String actor() {
    return "user:" + subject;
  }
}
