package dev.airlock.scan.observation;

import dev.airlock.model.verdict.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Counts, times and traces examinations.
///
/// | meter | tells |
/// |---|---|
/// | `airlock.scans` | examinations whose verdict counts, by `verdict` |
/// | `airlock.scan.bytes` | bytes that were scanned |
/// | `airlock.scan.stage` | seconds, by `stage` and `error` |
/// | `airlock.examination` | seconds from the claim until all is done, by `error` |
/// | `airlock.queue.lag` | seconds that messages lay in the queue before they were received first |
///
/// An examination and its stages are spans of the trace in which the upload was announced.
@Component
public class ScanObservations {
  private static final String STAGE = "airlock.scan.stage";

  private final ObservationRegistry observations;
  private final MeterRegistry meters;

  ScanObservations(ObservationRegistry observations, MeterRegistry meters) {
    this.observations = observations;
    this.meters = meters;
  }

  /// Observes everything that is done about one object.
  ///
  /// @param traceContext as the W3C's Trace Context has it; empty if the uploader was not traced
  public void examination(Map<String, String> traceContext, Runnable work) {
    ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
    context.setCarrier(traceContext);
    Observation.createNotStarted("airlock.examination", () -> context, observations)
        .contextualName("examine")
        .observe(work);
  }

  /// Observes a stage of the examination, also one that fails.
  public <T> T stage(Stage stage, Supplier<T> work) {
    return Observation.createNotStarted(STAGE, observations)
        .contextualName(stage.label())
        .lowCardinalityKeyValue("stage", stage.label())
        .observe(work);
  }

  /// Times how the object is opened, when its trace is not known yet.
  public <T> T opening(Supplier<T> work) {
    Timer.Sample sample = Timer.start(meters);
    String error = "none";
    try {
      return work.get();
    } catch (RuntimeException e) {
      error = e.getClass().getSimpleName();
      throw e;
    } finally {
      sample.stop(meters.timer(STAGE, "stage", Stage.OPEN.label(), "error", error));
    }
  }

  /// Counts an examination whose verdict holds.
  public void judged(Verdict verdict, long bytes) {
    meters.counter("airlock.scans", "verdict", verdict.status().wireName()).increment();
    meters.counter("airlock.scan.bytes").increment((double) bytes);
  }

  /// Notes how long a message lay in the queue.
  public void waited(Duration lag) {
    meters.timer("airlock.queue.lag").record(lag);
  }
}
