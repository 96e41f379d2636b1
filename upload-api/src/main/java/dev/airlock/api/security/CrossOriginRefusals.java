package dev.airlock.api.security;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemWriter;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Tells what a page may do when it may not do what it tried. Its browser keeps that from the page,
/// but shows it to whoever wonders.
final class CrossOriginRefusals extends DefaultCorsProcessor {
  private final ProblemWriter problems;

  CrossOriginRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void rejectRequest(ServerHttpResponse response) throws IOException {
    if (response instanceof ServletServerHttpResponse servlet) {
      problems.write(
          servlet.getServletResponse(),
          new ApiProblemException(
              ApiProblem.ORIGIN_NOT_ALLOWED,
              "Pages of the origins in the setting airlock.cors.origins may call the API, with "
                  + String.join(", ", CrossOriginSettings.METHODS)
                  + ". To let others, add theirs to AIRLOCK_CORS_ORIGINS, of this service and of"
                  + " './airlock setup'."));
    }
  }
}
