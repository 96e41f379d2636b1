package dev.airlock.webhook.problem;

import dev.airlock.runtime.tomcat.ContainerProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The problems of requests that never reach the controller.
@Component
final class WebhookRefusals implements ContainerProblems {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final JsonMapper json;

  WebhookRefusals(JsonMapper json) {
    this.json =
        json.rebuild().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    ScannerProblem problem = ScannerProblem.ofStatus(status);
    if (problem == ScannerProblem.UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem.detail(problem.title() + ".", null));
  }
}
