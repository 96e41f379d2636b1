package dev.airlock.api.request;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a body that says itself that it is too large, whoever sends it. It comes before
/// authentication, so that a large body gets the same answer with any token.
public final class DeclaredLengthFilter extends OncePerRequestFilter {
  private final ProblemWriter problems;

  public DeclaredLengthFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int limit = BodyLimit.of(request);
    if (request.getContentLengthLong() > limit && !BodyLimit.isForm(request)) {
      problems.write(response, ApiProblemException.bodyTooLarge(limit));
      return;
    }
    chain.doFilter(request, response);
  }
}
