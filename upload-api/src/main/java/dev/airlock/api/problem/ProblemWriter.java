package dev.airlock.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems outside of controllers: in filters and the container's error page.
@Component
public class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /// A refusal of which nothing more is to be said than its title.
  public void write(HttpServletResponse response, ApiProblem type) throws IOException {
    write(
        response,
        type == ApiProblem.UNAVAILABLE
            ? ApiProblemException.unavailable()
            : new ApiProblemException(type, type.title() + "."));
  }

  public void write(HttpServletResponse response, ApiProblemException problem) throws IOException {
    problem
        .retryAfterSeconds()
        .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait)));
    response.setStatus(problem.type().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem.toDetail());
  }
}
