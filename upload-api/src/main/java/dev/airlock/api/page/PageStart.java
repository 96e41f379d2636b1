package dev.airlock.api.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a visitor is signed in; if it says nothing, they are asked for a token.
///
/// @param demoToken the token of the sandbox's own user; absent elsewhere
/// @param signIn how to get one from the issuer
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageStart(@Nullable String demoToken, @Nullable SignIn signIn) {

  /// The code flow of OpenID Connect, with PKCE (RFC 7636).
  ///
  /// @param issuer its address, as tokens name it
  /// @param scopes with spaces between them
  record SignIn(String issuer, String clientId, String scopes) {}

  static PageStart of(
      @Nullable String demoToken,
      @Nullable String clientId,
      List<String> scopes,
      @Nullable String issuer) {
    return demoToken != null || clientId == null || issuer == null
        ? new PageStart(demoToken, null)
        : new PageStart(null, new SignIn(issuer, clientId, String.join(" ", scopes)));
  }
}
