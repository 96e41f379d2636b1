package dev.airlock.runtime.tomcat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/// Whatever fails outside of the controllers gets a problem like everything else instead of
/// Tomcat's own page: a path with a NUL, a body that never came, a fault in a filter. There is no
/// error page of the application, which would send such a request through all filters once more.
final class ProblemValve extends ErrorReportValve {
  // Tomcat says 400 of headers that do not fit; nothing but its words distinguishes them.
  private static final String TOO_LARGE =
      StringManager.getManager("org.apache.coyote.http11")
          .getString("iib.requestheadertoolarge.error");
  // RFC 6585, 5
  private static final int REQUEST_HEADER_FIELDS_TOO_LARGE = 431;

  private final ContainerProblems problems;

  ProblemValve(ContainerProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(request, response, statusOf(response, fault));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int statusOf(Response response, @Nullable Throwable fault) {
    return switch (fault) {
      case null -> response.getStatus();
      // What the client sent of a body came too late, or was cut off.
      case ClientAbortException _, EOFException _, SocketTimeoutException _ ->
          HttpServletResponse.SC_REQUEST_TIMEOUT;
      case BadRequestException _ -> HttpServletResponse.SC_BAD_REQUEST;
      default ->
          Objects.equals(fault.getMessage(), TOO_LARGE)
              ? REQUEST_HEADER_FIELDS_TOO_LARGE
              : response.getStatus();
    };
  }
}
