package dev.airlock.api.security;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemWriter;
import dev.airlock.runtime.tomcat.ContainerProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The problems of requests that never reach a filter. Pages can read them like all others, or they
/// could not tell a large token from a network that is down.
@Component
final class ContainerRefusals implements ContainerProblems {
  private final ProblemWriter problems;
  private final CrossOriginSettings crossOrigin;

  ContainerRefusals(ProblemWriter problems, CrossOriginSettings crossOrigin) {
    this.problems = problems;
    this.crossOrigin = crossOrigin;
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    String reader = crossOrigin.mayRead(request.getHeader(HttpHeaders.ORIGIN));
    if (reader != null && !response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, reader);
      response.setHeader(
          HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
          String.join(", ", CrossOriginSettings.READABLE));
    }
    problems.write(response, ApiProblem.ofStatus(status));
  }
}
