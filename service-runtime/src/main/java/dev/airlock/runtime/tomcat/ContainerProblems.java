package dev.airlock.runtime.tomcat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Writes the problems of requests that Tomcat refuses by itself, in the words of a service.
@FunctionalInterface
public interface ContainerProblems {
  /// Writes the whole response.
  ///
  /// @param request only what was read of it: it may lack headers, and even a path
  /// @param status 400 and above
  void write(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException;
}
