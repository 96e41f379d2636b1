package dev.airlock.api.storage;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What is noted with each object of the landing bucket, so that whoever scans it goes on with the
/// trace in which its upload was announced.
///
/// Source of the format: "Trace Context", <https://www.w3.org/TR/trace-context/>.
@Component
public class TraceMetadata {
  private static final String TRACEPARENT = "traceparent";
  private static final String HEADER_PREFIX = "x-amz-meta-";

  private final Tracer tracer;
  private final Propagator propagator;

  TraceMetadata(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /// The metadata by their names; empty where nobody traces.
  public Map<String, String> current() {
    return withPrefix("");
  }

  /// The metadata as the headers, form fields or parameters that S3 takes them from.
  public Map<String, String> currentHeaders() {
    return withPrefix(HEADER_PREFIX);
  }

  private Map<String, String> withPrefix(String prefix) {
    Map<String, String> found = new HashMap<>();
    TraceContext context = tracer.currentTraceContext().context();
    if (context != null) {
      propagator.inject(
          context,
          found,
          (_, name, value) -> {
            if (name.equals(TRACEPARENT)) {
              found.put(prefix + name, value);
            }
          });
    }
    return found;
  }
}
