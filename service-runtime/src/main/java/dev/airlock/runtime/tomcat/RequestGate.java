package dev.airlock.runtime.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/// Lets in as many requests as the heap holds, and tells the watch when each begins and ends.
final class RequestGate extends ValveBase {
  private final Semaphore permits;
  private final ContainerProblems problems;

  RequestGate(int requests, ContainerProblems problems) {
    super(true);
    this.permits = new Semaphore(requests);
    this.problems = problems;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (!permits.tryAcquire()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      problems.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      admit(request, response);
    } finally {
      permits.release();
    }
  }

  private void admit(Request request, Response response) throws IOException, ServletException {
    if (!Exchange.CURRENT.isBound()) {
      getNext().invoke(request, response);
      return;
    }
    Exchange exchange = Exchange.CURRENT.get();
    boolean withBody =
        request.getContentLengthLong() > 0
            || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    exchange.begins(request, withBody);
    try {
      getNext().invoke(request, response);
    } finally {
      exchange.handled(withBody);
    }
  }
}
