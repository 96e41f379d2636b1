package dev.airlock.api.operator;

import dev.airlock.api.health.DependencyWatch;
import dev.airlock.api.security.Caller;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.QueueDepth;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.overview.HeldFiles;
import dev.airlock.registry.overview.RecentVerdict;
import dev.airlock.registry.overview.TenantOverview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What an operator looks at first. Nothing in it waits long or reads more than a few hundred rows.
@RestController
@Tag(name = "Operators")
class OverviewController {
  private static final int VERDICTS = 500;
  private static final int HELD = 1_000;
  private static final int UNSETTLED = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TenantOverview registry;
  private final ObjectCreatedQueue queue;
  private final DependencyWatch watch;
  private final MetadataView view;
  private final Clock clock;

  OverviewController(
      TenantOverview registry,
      ObjectCreatedQueue queue,
      DependencyWatch watch,
      JsonMapper json,
      Clock clock) {
    this.registry = registry;
    this.queue = queue;
    this.watch = watch;
    this.view = new MetadataView(json);
    this.clock = clock;
  }

  @Operation(
      operationId = "getOverview",
      summary = "Show how things stand",
      description =
          "The dependencies, the queue, how fast files get their verdicts and from whom, and why"
              + " files are held back. Files are those of the tenant; the queue is that of all.")
  @GetMapping("/api/v1/admin/overview")
  Overview overview(Caller caller) {
    return caller.operating(() -> of(caller.tenant(), clock.instant()));
  }

  private Overview of(@Nullable String tenant, Instant now) {
    List<RecentVerdict> last = registry.verdicts(tenant, VERDICTS);
    List<HeldFiles> held = registry.held(tenant, HELD);
    return new Overview(
        now,
        watch.reachable().entrySet().stream()
            .map(each -> new Overview.DependencyLight(each.getKey(), each.getValue()))
            .toList(),
        queue.depth(PATIENCE).orElse(null),
        queue.deadLetters(PATIENCE).map(QueueDepth::messages).orElse(null),
        registry
            .oldestUnsettled(tenant, now, UNSETTLED)
            .map(file -> TenantFile.of(file, view))
            .orElse(null),
        VerdictRate.of(last, VERDICTS, now),
        ScannerSeen.in(last),
        held,
        held.stream().mapToInt(HeldFiles::files).sum() == HELD);
  }
}
