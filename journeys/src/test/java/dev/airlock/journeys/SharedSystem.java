package dev.airlock.journeys;

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

  /// A running system and the collector to which it sends its traces.
  record Running(Launcher airlock, TraceCollector traces) implements AutoCloseable {

    private static Running up() {
      TraceCollector traces = new TraceCollector();
      try {
        Launcher airlock = Launcher.of("shared");
        airlock.up(
            Map.of("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", traces.address()));
        return new Running(airlock, traces);
      } catch (Exception e) {
        traces.close();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      try (traces) {
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
        .computeIfAbsent(Running.class, _ -> Running.up(), Running.class);
  }
}
