package dev.airlock.scan.observation;

import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.pipeline.Disposal;
import dev.airlock.scan.pipeline.FileScanner;
import dev.airlock.scan.pipeline.Lane;
import dev.airlock.scan.pipeline.ObjectCreated;
import dev.airlock.scan.pipeline.ScanPipeline;
import dev.airlock.scan.report.ScanResults;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.type.ContentTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The scan pipeline, timed and traced: around it the whole, around each of its collaborators the
/// stages.
@Component
public class ObservedPipeline {
  private final ScanPipeline pipeline;
  private final ObjectVersions objects;
  private final ObservationRegistry observations;

  ObservedPipeline(
      ScanResults results,
      EngineNodes nodes,
      ContentTypes types,
      ObjectVersions objects,
      Disposal disposal,
      Clock clock,
      ObservationRegistry observations,
      MeterRegistry meters) {
    Stages stages = new Stages(observations, meters);
    this.observations = observations;
    this.objects = new ObservedObjectVersions(objects, stages);
    this.pipeline =
        new ScanPipeline(
            new ObservedResults(results, stages),
            new FileScanner(new ObservedEngineNodes(nodes, stages), types),
            this.objects,
            disposal,
            clock);
  }

  /// Processes an object, as part of the trace in which its upload was initiated.
  ///
  /// @param lane where the object's permits come from
  /// @return whether a verdict was recorded
  /// @throws dev.airlock.scan.pipeline.Crowded if it should not wait for them
  public boolean process(ObjectCreated created, Lane lane) {
    try (ObjectReading reading = new ObjectReading(objects, created.object())) {
      return Boolean.TRUE.equals(
          traced(reading.metadata()).observe(() -> pipeline.process(created, reading, lane)));
    } catch (IOException e) {
      throw new UncheckedIOException("the transfer of the object could not be ended", e);
    }
  }

  // The metadata have the keys of the W3C's Trace Context, unless the uploader was not traced.
  private Observation traced(Map<String, String> metadata) {
    ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
    context.setCarrier(metadata);
    return Observation.createNotStarted("airlock.examination", () -> context, observations)
        .contextualName("scan object");
  }
}
