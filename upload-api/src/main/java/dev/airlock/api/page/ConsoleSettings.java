package dev.airlock.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The operators' console at `/console`.
///
/// @param enabled whether it is served; in production only if this says so. Default `true`
/// @param demoToken the token of the operator as whom everybody acts who opens the console: for the
///   sandbox, refused in production
/// @param clientId under which name the console is known to the OIDC issuer of tokens, as a public
///   client with the console's address for its redirects; left out, it asks for a token
/// @param scopes what it asks the issuer for. Default `openid,files:admin`
@ConfigurationProperties("airlock.console")
record ConsoleSettings(
    boolean enabled,
    @Nullable String demoToken,
    @Nullable String clientId,
    @DefaultValue({"openid", "files:admin"}) List<String> scopes) {
  ConsoleSettings {
    scopes = List.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "ConsoleSettings[enabled=%s]".formatted(enabled);
  }
}
