package dev.airlock.api.s3;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The metadata of each object in the landing bucket that lets its scan continue the trace in which
/// the upload was initiated.
///
/// Source of the format: "Trace Context", <https://www.w3.org/TR/trace-context/>.
@Component
class TraceMetadata {
  private static final String TRACEPARENT = "traceparent";
  private static final String HEADER_PREFIX = "x-amz-meta-";

  private final Tracer tracer;
  private final Propagator propagator;

  TraceMetadata(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /// The metadata by name; empty if tracing is off.
  Map<String, String> current() {
    return withPrefix("");
  }

  /// The metadata as the headers, form fields or parameters from which S3 takes them.
  Map<String, String> currentHeaders() {
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
