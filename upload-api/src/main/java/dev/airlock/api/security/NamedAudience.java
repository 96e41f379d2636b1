package dev.airlock.api.security;

import dev.airlock.runtime.production.EnvironmentVariable;
import dev.airlock.runtime.production.ProductionRule;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Tokens are meant for this API. One issuer serves many; a token that a user gave to another of
/// them would be accepted here as well (RFC 9068, 4).
class NamedAudience implements ProductionRule {
  private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

  @Override
  public List<String> broken(Environment settings) {
    boolean named =
        Binder.get(settings)
            .bind(AUDIENCES, Bindable.listOf(String.class))
            .orElseGet(List::of)
            .stream()
            .anyMatch(audience -> !audience.isBlank());
    return named
        ? List.of()
        : List.of(
            "%s is not set, so tokens for other services are accepted: set %s to what your issuer puts into the claim aud, or that of airlock.tokens.audience-claim, for this API."
                .formatted(AUDIENCES, EnvironmentVariable.of(AUDIENCES)));
  }
}
