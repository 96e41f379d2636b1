package dev.airlock.api.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// Which web pages may call the API from a browser (CORS, <https://fetch.spec.whatwg.org/>).
///
/// @param origins the web origins whose pages may call the API, such as `https://app.example.org`;
///   exact, no patterns. Default none
@ConfigurationProperties("airlock.cors")
record CrossOriginSettings(@DefaultValue List<String> origins) {
  static final List<String> METHODS = List.of("GET", "HEAD", "POST", "DELETE");
  static final List<String> READABLE = List.of("ETag", "Link", "Location", "Retry-After");

  // The last three: tracing in browsers, safe retries, and what many libraries add to every call.
  private static final List<String> HEADERS =
      List.of(
          "Authorization",
          "Content-Type",
          "Last-Event-ID",
          "traceparent",
          "Idempotency-Key",
          "X-Requested-With");
  private static final Duration REMEMBERED = Duration.ofHours(1);

  CrossOriginSettings {
    origins = List.copyOf(origins);
  }

  // Tokens travel in a header, so cookies are neither needed nor allowed.
  CorsConfigurationSource configuration() {
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/api/**", rules());
    source.registerCorsConfiguration("/s3/**", rules());
    return source;
  }

  /// The origin whose pages may read a response; null if there is none.
  ///
  /// @param origin of the request; null if its headers were not read that far. Then a single
  ///   allowed origin is meant, or nobody
  @Nullable String mayRead(@Nullable String origin) {
    return origin == null
        ? (origins.size() == 1 ? origins.getFirst() : null)
        : rules().checkOrigin(origin);
  }

  private CorsConfiguration rules() {
    CorsConfiguration rules = new CorsConfiguration();
    rules.setAllowedOrigins(origins);
    rules.setAllowedMethods(METHODS);
    rules.setAllowedHeaders(HEADERS);
    rules.setExposedHeaders(READABLE);
    rules.setMaxAge(REMEMBERED);
    return rules;
  }
}
