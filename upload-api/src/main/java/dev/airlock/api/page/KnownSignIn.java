package dev.airlock.api.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The issuer at which visitors sign in: the one whose tokens the API accepts.
@Component
class KnownSignIn {
  private final @Nullable String issuer;
  private final boolean used;

  KnownSignIn(
      PageSettings page,
      ConsoleSettings console,
      @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer) {
    this.issuer = issuer.isEmpty() ? null : issuer;
    used =
        (page.enabled() && page.clientId() != null)
            || (console.enabled() && console.clientId() != null);
    if (used && issuer.isEmpty()) {
      throw new IllegalStateException(
          "airlock.page.client-id and airlock.console.client-id need an issuer:"
              + " spring.security.oauth2.resourceserver.jwt.issuer-uri");
    }
  }

  @Nullable String issuer() {
    return issuer;
  }

  /// What the scripts have to reach for it: nothing unless they sign visitors in.
  @Nullable String origin() {
    if (!used || issuer == null) {
      return null;
    }
    URI address = URI.create(issuer);
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
