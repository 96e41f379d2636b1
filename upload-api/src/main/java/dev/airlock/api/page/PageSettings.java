package dev.airlock.api.page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The page for people at `/`.
///
/// @param enabled whether it is served; in production only if this says so. Default `true`
/// @param demoToken the token of the user as whom everybody acts who opens the page: for the
///   sandbox, refused in production; left out, the page asks for a token
@ConfigurationProperties("airlock.page")
record PageSettings(boolean enabled, @Nullable String demoToken) {

  @Override
  public String toString() {
    return "PageSettings[enabled=%s]".formatted(enabled);
  }
}
