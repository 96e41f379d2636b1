package dev.airlock.api.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/// Reads a token's caller and scopes from the claims in which its issuer puts them. In addition to
/// Spring's own checks a token must name a usable caller.
@Component
class TokenClaims implements OAuth2TokenValidator<Jwt> {
  private static final int MAX_NAME = 255;

  private final TokenSettings settings;

  TokenClaims(TokenSettings settings) {
    this.settings = settings;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return callerOf(token).isPresent()
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error(
                OAuth2ErrorCodes.INVALID_TOKEN, "The token names no usable caller", null));
  }

  /// The authenticated caller of a token that has passed all checks.
  CallerToken authenticate(Jwt token) {
    return new CallerToken(
        token,
        callerOf(token)
            .orElseThrow(() -> new IllegalStateException("a token without a caller was accepted")),
        scopes(token));
  }

  private Optional<CallerToken.Name> callerOf(Jwt token) {
    Object tenant = token.getClaims().get(settings.tenantClaim());
    boolean hasTenant = tenant != null && !tenant.equals("");
    String subjectName = name(token.getClaims().get(settings.subjectClaim()));
    String tenantName = hasTenant ? name(tenant) : null;
    return subjectName == null || (tenantName == null && (hasTenant || settings.tenantRequired()))
        ? Optional.empty()
        : Optional.of(new CallerToken.Name(subjectName, tenantName));
  }

  // Numbers are names, too; a list or an object is none.
  private static @Nullable String name(@Nullable Object claim) {
    String name = claim instanceof String || claim instanceof Number ? claim.toString() : "";
    return name.isBlank()
            || name.length() > MAX_NAME
            || name.codePoints().anyMatch(Character::isISOControl)
        ? null
        : name;
  }

  private List<GrantedAuthority> scopes(Jwt token) {
    return settings.scopeClaims().stream()
        .flatMap(name -> texts(token.getClaims().get(name)))
        .filter(scope -> scope.startsWith(settings.scopePrefix()))
        .map(scope -> scope.substring(settings.scopePrefix().length()))
        .distinct()
        .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
        .toList();
  }

  private static Stream<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty());
      case Collection<?> list ->
          list.stream().filter(String.class::isInstance).map(String.class::cast);
      case null, default -> Stream.empty();
    };
  }
}
