package dev.airlock.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/// What the page may do in a browser (Content Security Policy, <https://www.w3.org/TR/CSP3/>): run
/// its own scripts, and talk to this service, to S3 and to the issuer of tokens. Names and words
/// from inside hostile files are shown on it; should one ever get through as HTML, it could neither
/// run nor send anything.
final class PagePolicy implements HandlerInterceptor {
  private final String policy;

  /// @param storage the origin that uploads are sent to
  /// @param issuer the origin of the issuer at which visitors sign in, if they do
  PagePolicy(String storage, @Nullable String issuer) {
    policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(issuer == null ? storage : storage + " " + issuer);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    return true;
  }
}
