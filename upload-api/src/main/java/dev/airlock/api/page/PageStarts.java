package dev.airlock.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How visitors are signed in, by the name under which they came: only whoever sits at the machine
/// is the sandbox's own user.
///
/// @param local for whom its browser goes to this machine
/// @param elsewhere for everybody else
record PageStarts(PageStart local, PageStart elsewhere) {

  static PageStarts of(
      @Nullable String demoToken,
      @Nullable String clientId,
      List<String> scopes,
      @Nullable String issuer) {
    return new PageStarts(
        PageStart.of(demoToken, clientId, scopes, issuer),
        PageStart.of(null, clientId, scopes, issuer));
  }

  /// @param host the header as sent
  PageStart forHost(@Nullable String host) {
    return LocalHost.isNamedIn(host) ? local : elsewhere;
  }
}
