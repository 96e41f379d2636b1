package dev.airlock.api.request;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemWriter;
import dev.airlock.runtime.problem.StorableText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses queries that cannot be decoded, or hold what nothing here can be named, and requests for
/// a response in no media type at all. Without it the first to ask would fail, wherever that is.
public final class ReadableRequestFilter extends OncePerRequestFilter {
  private final ProblemWriter problems;

  public ReadableRequestFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getQueryString() != null && !isReadable(request)) {
      problems.write(
          response,
          new ApiProblemException(
              ApiProblem.MALFORMED_REQUEST,
              "The query must be percent-encoded UTF-8 without the character NUL."));
      return;
    }
    if (!wantsMediaTypes(request)) {
      problems.write(response, ApiProblem.NOT_ACCEPTABLE);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean wantsMediaTypes(HttpServletRequest request) {
    try {
      MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
      return true;
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      return request.getParameterMap().entrySet().stream()
          .allMatch(parameter ->
              StorableText.is(parameter.getKey())
                  && Arrays.stream(parameter.getValue()).allMatch(StorableText::is));
    } catch (IllegalStateException _) {
      return false; // as the servlet specification has it since 6.1
    }
  }
}
