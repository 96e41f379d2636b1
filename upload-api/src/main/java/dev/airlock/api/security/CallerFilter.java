package dev.airlock.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Runs every request in the tenant context of its caller, so that the database enforces it.
final class CallerFilter extends OncePerRequestFilter {

  /// The caller of a request; empty on paths that need no token.
  static Optional<Caller> of(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
        ? Optional.of(token.from(request.getRemoteAddr()))
        : Optional.empty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = of(request);
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      caller
          .get()
          .access()
          .<Boolean, Exception>call(() -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
