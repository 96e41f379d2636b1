package dev.airlock.journeys;

import dev.airlock.testbackends.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test class the running system that all such classes share: it is started for the first
/// of them and stopped after the last test. They run one after the other, by a lock on [#LOCK],
/// because some kill parts of it.
public final class SharedSystem implements ParameterResolver {
  static final String LOCK = "the shared system";

  /// A running system, the collector to which it sends its traces, the wires on which its services
  /// reach S3 and the webhook, and an origin whose pages may use it.
  record Running(
      Launcher airlock, TraceCollector traces, FaultProxy s3, FaultProxy webhook, String origin)
      implements AutoCloseable {

    private static Running up() throws Exception {
      Launcher airlock = Launcher.of("shared");
      Running system =
          new Running(
              airlock,
              new TraceCollector(),
              wireTo(airlock, "S3"),
              wireTo(airlock, "webhook"),
              freeOrigin());
      // A lost event is noticed after seconds in place of minutes.
      String settings =
          """
          {"spring.cloud.aws.s3.endpoint":"%s","airlock.webhook.url":"%s",
           "airlock.reconciler.interval":"1s","airlock.reconciler.requeue-after":"10s"}
          """
              .formatted(system.s3.address(), system.webhook.address());
      airlock.up(
          Map.of(
              "SPRING_APPLICATION_JSON",
              settings,
              "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
              system.traces.address(),
              "AIRLOCK_CORS_ORIGINS",
              system.origin));
      return system;
    }

    private static String freeOrigin() throws IOException {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return "http://localhost:" + free.getLocalPort();
      }
    }

    private static FaultProxy wireTo(Launcher airlock, String part) throws IOException {
      return new FaultProxy(() -> {
        try {
          return URI.create(airlock.address(part));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }

    @Override
    public void close() {
      try (traces;
          s3;
          webhook) {
        airlock.run("down");
      } catch (Exception e) {
        throw new IllegalStateException("the shared system does not stop", e);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedSystem.class))
        .computeIfAbsent(Running.class, _ -> started(), Running.class);
  }

  private static Running started() {
    try {
      return Running.up();
    } catch (Exception e) {
      throw new IllegalStateException("the shared system does not start", e);
    }
  }
}
