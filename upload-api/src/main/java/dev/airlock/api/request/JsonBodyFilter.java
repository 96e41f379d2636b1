package dev.airlock.api.request;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemWriter;
import dev.airlock.runtime.tomcat.BoundedBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the body of an authenticated request before a controller begins, and never more of it than
/// is allowed: neither the parser nor a transaction waits for a client. Forms pass, to be streamed.
@Component
final class JsonBodyFilter extends OncePerRequestFilter {
  private static final int LARGE_AT_A_TIME = 8;

  private final ProblemWriter problems;
  private final Semaphore large = new Semaphore(LARGE_AT_A_TIME);

  JsonBodyFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean hasBody =
        request.getContentLengthLong() > 0
            || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (!hasBody) {
      chain.doFilter(request, response);
      return;
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      problems.write(
          response,
          new ApiProblemException(
              ApiProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding."));
    } else if (!hasOneType(request)) {
      problems.write(
          response,
          new ApiProblemException(
              ApiProblem.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be one media type."));
    } else if (BodyLimit.isForm(request)) {
      chain.doFilter(request, response);
    } else {
      buffered(request, response, chain);
    }
  }

  private static boolean hasOneType(HttpServletRequest request) {
    String type = request.getContentType();
    try {
      return type == null || MediaType.parseMediaType(type).isConcrete();
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private void buffered(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean mayBeLarge = BodyLimit.of(request) > BodyLimit.BYTES;
    if (mayBeLarge && !large.tryAcquire()) {
      problems.write(response, ApiProblemException.unavailable());
      return;
    }
    try {
      int limit = BodyLimit.of(request);
      byte[] body = BoundedBody.read(request.getInputStream(), limit);
      if (body.length > limit) {
        problems.write(response, ApiProblemException.bodyTooLarge(limit));
      } else {
        chain.doFilter(new BufferedRequest(request, body), response);
      }
    } finally {
      if (mayBeLarge) {
        large.release();
      }
    }
  }
}
