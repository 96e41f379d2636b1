package dev.airlock.api.security;

import dev.airlock.runtime.production.EnvironmentVariable;
import dev.airlock.runtime.production.ProductionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/// Tokens come from one named issuer, and its keys over HTTPS. A fixed key does not show who issued
/// a token, and cannot be rotated when it leaks.
class KnownIssuer implements ProductionRule {
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
  private static final String ISSUER = JWT + "issuer-uri";
  private static final String FIXED_KEY = JWT + "public-key-location";
  private static final String KEYS = JWT + "jwk-set-uri";

  @Override
  public List<String> broken(Environment settings) {
    List<String> broken = new ArrayList<>();
    if (settings.getProperty(ISSUER, "").isEmpty()) {
      broken.add(
          settings.containsProperty(FIXED_KEY)
              ? "%s accepts tokens from anybody who has that key: set %s to the address of your OIDC issuer instead of %s."
                  .formatted(
                      FIXED_KEY, EnvironmentVariable.of(ISSUER), EnvironmentVariable.of(FIXED_KEY))
              : "%s is not set, so a token's issuer is not checked: set %s to the address of your OIDC issuer."
                  .formatted(ISSUER, EnvironmentVariable.of(ISSUER)));
    }
    for (String address : List.of(ISSUER, KEYS)) {
      if (settings.getProperty(address, "").toLowerCase(Locale.ROOT).startsWith("http:")) {
        broken.add(
            "%s is plain http, so that anybody on the network path can replace the keys that verify tokens: set %s to an https address."
                .formatted(address, EnvironmentVariable.of(address)));
      }
    }
    return broken;
  }
}
