package dev.airlock.cli.status;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Whether a service says that it is ready.
public final class Readiness {

  private static final int OK = 200;

  private Readiness() {}

  /// Asks a service's readiness probe. No answer within `patience` is a no.
  ///
  /// @param address the service's base URL
  public static boolean isReady(String address, Duration patience) {
    try {
      var probe = URI.create(address + "/actuator/health/readiness").toURL().openConnection();
      probe.setConnectTimeout((int) patience.toMillis());
      probe.setReadTimeout((int) patience.toMillis());
      return ((HttpURLConnection) probe).getResponseCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }
}
