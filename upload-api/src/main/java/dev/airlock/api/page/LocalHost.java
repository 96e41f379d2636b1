package dev.airlock.api.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of the machine itself. The demo token is for whoever sits at it: a site whose own name
/// leads here (DNS rebinding) could read it otherwise, in the browser of whoever visits that site.
final class LocalHost {
  private static final Pattern NAMED =
      Pattern.compile(
          "(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

  private LocalHost() {}

  /// Whether a browser was told to go to this machine.
  ///
  /// @param host the header as sent, which no page can set
  static boolean isNamedIn(@Nullable String host) {
    return host != null && NAMED.matcher(host).matches();
  }
}
