package dev.airlock.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Requests that Tomcat refuses before the application sees them, such as a path with a NUL, get a
/// problem like all others instead of Tomcat's own page.
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final ProblemWriter problems;

  ContainerRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  // The valve added last reports first, and only one reports.
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new ProblemValve()));
  }

  private final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
      if (response.getStatus() < 400
          || response.getContentWritten() > 0
          || !response.setErrorReported()) {
        return;
      }
      ApiProblem type = ErrorPage.typeOf(response.getStatus());
      try {
        problems.write(response.getResponse(), type, type.title() + ".");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
