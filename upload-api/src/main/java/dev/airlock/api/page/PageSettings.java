package dev.airlock.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The page for people at `/`.
///
/// @param enabled whether it is served; in production only if this says so. Default `true`
/// @param demoToken the token of the user as whom everybody acts who opens the page: for the
///   sandbox, refused in production
/// @param clientId under which name the page is known to the OIDC issuer of tokens, as a public
///   client with the page's address for its redirects; left out, the page asks for a token
/// @param scopes what it asks the issuer for. Default `openid,files:read,files:write`
@ConfigurationProperties("airlock.page")
record PageSettings(
    boolean enabled,
    @Nullable String demoToken,
    @Nullable String clientId,
    @DefaultValue({"openid", "files:read", "files:write"}) List<String> scopes) {
  PageSettings {
    scopes = List.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "PageSettings[enabled=%s]".formatted(enabled);
  }
}
