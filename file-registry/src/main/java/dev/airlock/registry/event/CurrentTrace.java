package dev.airlock.registry.event;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/// The trace in which a change is made, as its event tells it to whoever consumes it.
///
/// Source of the format: <https://www.w3.org/TR/trace-context/#traceparent-header>.
class CurrentTrace {
  private static final int SHORT_TRACE_ID = 16;

  private final ObjectProvider<Tracer> tracer;

  CurrentTrace(ObjectProvider<Tracer> tracer) {
    this.tracer = tracer;
  }

  /// Absent if there is none.
  @Nullable String traceparent() {
    Tracer present = tracer.getIfAvailable();
    TraceContext context = present == null ? null : present.currentTraceContext().context();
    return context == null || context.traceId().isEmpty() ? null : traceparent(context);
  }

  private static String traceparent(TraceContext context) {
    String id = context.traceId();
    return "00-%s%s-%s-%s"
        .formatted(
            id.length() == SHORT_TRACE_ID ? "0".repeat(SHORT_TRACE_ID) : "",
            id,
            context.spanId(),
            Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
  }
}
