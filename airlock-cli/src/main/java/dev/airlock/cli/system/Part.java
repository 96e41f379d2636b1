package dev.airlock.cli.system;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of the system that listens on a port of its own.
public enum Part {
  POSTGRESQL("PostgreSQL", "AIRLOCK_POSTGRES_PORT", 5433, ""),
  S3("S3", "AIRLOCK_S3_PORT", 9000, "http://"),
  SQS("SQS", "AIRLOCK_SQS_PORT", 9324, "http://"),
  KAFKA("Kafka", "AIRLOCK_KAFKA_PORT", 9092, ""),
  CLAMD("clamd", "AIRLOCK_CLAMD_PORT", 3310, ""),
  UPLOAD_API("upload-api", "AIRLOCK_API_PORT", 8080, "http://"),
  WEBHOOK("webhook", "AIRLOCK_WEBHOOK_PORT", 8081, "http://"),
  SCAN_WORKER("scan-worker", "AIRLOCK_WORKER_PORT", 8082, "http://");

  private final String label;
  private final String variable;
  private final int defaultPort;
  private final String scheme;

  Part(String label, String variable, int defaultPort, String scheme) {
    this.label = label;
    this.variable = variable;
    this.defaultPort = defaultPort;
    this.scheme = scheme;
  }

  /// The parts of a list of names, separated by commas.
  ///
  /// @throws CommandFailed if one of them is none
  public static Set<Part> labelled(String names) {
    return Stream.of(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name ->
            Stream.of(values())
                .filter(part -> part.label.equals(name))
                .findFirst()
                .orElseThrow(() ->
                    new CommandFailed(
                        "there is no part '%s'; there are %s"
                            .formatted(
                                name,
                                Stream.of(values())
                                    .map(Part::label)
                                    .collect(Collectors.joining(", "))))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The name people read.
  public String label() {
    return label;
  }

  /// The environment variable that chooses its port; `0` there means any free one.
  public String variable() {
    return variable;
  }

  public int defaultPort() {
    return defaultPort;
  }

  /// How it is reached on `port`: a URL, or host and port where its protocol has no URLs.
  public String address(int port) {
    return scheme + "127.0.0.1:" + port;
  }
}
