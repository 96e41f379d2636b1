package dev.airlock.scan.clamav;

/// Where a clamd listens on TCP.
public record NodeAddress(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /// Reads `host:port`.
  ///
  /// @throws IllegalArgumentException if it is not that
  static NodeAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port > 0 && port <= MAX_PORT) {
        return new NodeAddress(text.substring(0, colon), port);
      }
    } catch (NumberFormatException _) {
      // reported below
    }
    throw malformed(text);
  }

  static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "airlock.clamd.nodes takes host:port, such as 127.0.0.1:3310, dns:host:port for all"
            + " addresses of a name, or srv:name for the nodes that its SRV records tell, and not '"
            + text
            + "'");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
