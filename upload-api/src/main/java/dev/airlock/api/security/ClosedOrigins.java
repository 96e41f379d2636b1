package dev.airlock.api.security;

import dev.airlock.runtime.production.ProductionRule;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Only pages of named HTTPS origins may call the API
/// (<https://html.spec.whatwg.org/multipage/browsers.html#origin>). A page served over plain HTTP
/// may carry anybody's script.
class ClosedOrigins implements ProductionRule {
  private static final String ORIGINS = "airlock.cors.origins";

  @Override
  public List<String> broken(Environment settings) {
    boolean closed =
        Binder.get(settings)
            .bind(ORIGINS, Bindable.listOf(String.class))
            .orElseGet(List::of)
            .stream()
            .allMatch(ClosedOrigins::isExactAndEncrypted);
    return closed
        ? List.of()
        : List.of(
            ORIGINS
                + " has an entry that is not exactly one https origin: set AIRLOCK_CORS_ORIGINS to"
                + " origins such as https://app.example.org, or leave it out.");
  }

  private static boolean isExactAndEncrypted(String origin) {
    try {
      URI address = URI.create(origin);
      return address.getHost() != null && origin.equals("https://" + address.getAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
