package dev.airlock.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.objectstore.ScanSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// A real clamd that worked, is set otherwise, and works again: what it called clean meanwhile is
/// withdrawn.
class NodeTrustIT {
  @TempDir private Path folder;
  private final List<Optional<Instant>> withdrawn = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean webhookIsAway;
  private OwnClamd clamd;

  @BeforeEach
  void prepare() throws IOException {
    clamd = new OwnClamd(folder);
  }

  @AfterEach
  void stop() {
    clamd.close();
  }

  /// As often as it is by default, and nobody tells the worker of the change.
  @Test
  void aChangeIsSeenWithinAMinute() throws Exception {
    clamd.startWith();
    ClamdNodes nodes =
        new ClamdNodes(
            settings(Duration.ofSeconds(30)),
            new ScanSettings(DataSize.ofMegabytes(600)),
            this::withdraw,
            Clock.systemUTC());
    nodes.watch();
    await().atMost(Duration.ofMinutes(2)).until(nodes::isAnyUp);
    clamd.startWith("ScanArchive no");
    await().atMost(Duration.ofMinutes(1)).until(() -> nodes.all().getFirst().isMisconfigured());
    await().until(() -> !withdrawn.isEmpty());
    nodes.close();
  }

  @Test
  void whatItCalledCleanSinceItsLastProofIsWithdrawn() throws Exception {
    clamd.startWith();
    ClamdNode node = node();
    node.probe();
    ScanEngine before = node.engine();
    node.vouchFor(before);
    assertThat(before.node()).isEqualTo(clamd.address());
    assertThat(withdrawn).isEmpty();

    clamd.startWith("ScanArchive no");
    awaitMisconfigured(node);
    assertThat(withdrawn.getFirst())
        .hasValueSatisfying(since -> assertThat(since).isAfterOrEqualTo(before.provedAt()));
    assertThatExceptionOfType(EngineFault.class).isThrownBy(() -> node.vouchFor(before));

    clamd.startWith();
    int reports = withdrawn.size();
    webhookIsAway = true;
    await().until(() -> probed(node).reasons().toString().contains("not withdrawn yet"));
    webhookIsAway = false;
    await().until(() -> probed(node).state() == NodeState.UP);
    assertThat(withdrawn).as("once more, before it scans").hasSizeGreaterThan(reports);
    node.vouchFor(node.engine());
    assertThatExceptionOfType(EngineFault.class)
        .as("a scan from before is none")
        .isThrownBy(() -> node.vouchFor(before));
    node.close();
  }

  /// The webhook knows from the verdicts.
  @Test
  void aWorkerThatHasJustStartedWithdrawsToo() throws Exception {
    clamd.startWith("ScanArchive no");
    ClamdNode node = node();
    node.probe();
    assertThat(node.isMisconfigured()).isTrue();
    assertThat(withdrawn).containsExactly(Optional.empty());
    node.close();
  }

  private void awaitMisconfigured(ClamdNode node) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> probed(node).state() == NodeState.MISCONFIGURED);
  }

  private static NodeCondition probed(ClamdNode node) {
    node.probe();
    return node.condition();
  }

  private Instant withdraw(NodeAddress node, @Nullable Instant since) {
    if (webhookIsAway) {
      throw new IllegalStateException("the webhook is away");
    }
    withdrawn.add(Optional.ofNullable(since));
    return since == null ? Instant.now() : since;
  }

  private ClamdNode node() {
    return new ClamdNode(
        NodeAddress.parse(clamd.address()),
        settings(Duration.ofSeconds(1)),
        DataSize.ofMegabytes(600).toBytes(),
        this::withdraw,
        Clock.systemUTC());
  }

  private ClamdSettings settings(Duration canary) {
    return new ClamdSettings(
        List.of(clamd.address()),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        DataSize.ofMegabytes(1),
        Duration.ofSeconds(2),
        canary,
        "1.4",
        Duration.ofDays(3),
        null);
  }
}
