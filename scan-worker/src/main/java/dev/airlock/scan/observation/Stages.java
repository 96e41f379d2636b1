package dev.airlock.scan.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/// Times the stages of a scan, also those that fail.
record Stages(ObservationRegistry observations, MeterRegistry meters) {
  private static final String METER = "airlock.scan.stage";

  /// Times a stage as a span of the scan's trace.
  <T> T observe(Stage stage, Supplier<T> work) {
    return Observation.createNotStarted(METER, observations)
        .contextualName(stage.label())
        .lowCardinalityKeyValue("stage", stage.label())
        .observe(work);
  }

  /// Times a stage whose trace is not known yet.
  <T> T time(Stage stage, Supplier<T> work) {
    Timer.Sample sample = Timer.start(meters);
    String error = "none";
    try {
      return work.get();
    } catch (RuntimeException e) {
      error = e.getClass().getSimpleName();
      throw e;
    } finally {
      sample.stop(meters.timer(METER, "stage", stage.label(), "error", error));
    }
  }
}
