package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.clamav.NoEngine;
import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.DetectedType;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an object version, nearly always once, and scans all of it on the way. If a node fails,
/// another one gets the object from its first byte.
public final class FileScanner {
  // An object that brings nodes down must not reach all of them.
  private static final int MOST_NODES = 2;

  // Of two findings clamd names one by chance. That the other stays hidden in so many scans has a
  // probability of one in a million.
  private static final int SCANS_TO_BE_SURE = 21;

  private final EngineNodes nodes;
  private final ContentTypes types;
  private final ContainerLooks containers = new ContainerLooks(Runtime.getRuntime().maxMemory());

  public FileScanner(EngineNodes nodes, ContentTypes types) {
    this.nodes = nodes;
    this.types = types;
  }

  /// Scans every byte of `object`. Whatever goes wrong on the way is thrown: there is no outcome
  /// without a complete read.
  ///
  /// @param policy tells what the object was declared to be
  /// @param permit is waited for, once for each scan and each look
  /// @throws Crowded if its turn should not be waited for
  /// @throws EngineFault if no node gave a verdict
  ScanOutcome scan(ObjectVersion object, ObjectReading reading, ScanPolicy policy, Permit permit) {
    Set<NodeAddress> tried = new HashSet<>();
    EngineFault last = new NoEngine();
    for (EngineNode node = next(tried); node != null; node = next(tried)) {
      tried.add(node.address());
      try {
        return scan(object, reading, policy, permit, node);
      } catch (EngineFault e) {
        node.suspect();
        last = e;
      }
    }
    throw last;
  }

  private @Nullable EngineNode next(Set<NodeAddress> tried) {
    return tried.size() < MOST_NODES ? nodes.leastLoaded(tried).orElse(null) : null;
  }

  /// An operator who answers for a heuristic's alarm answers for nothing that it may hide. So the
  /// object is then scanned again and again, until something else shows or it is sure that nothing
  /// does.
  private ScanOutcome scan(
      ObjectVersion object,
      ObjectReading reading,
      ScanPolicy policy,
      Permit permit,
      EngineNode node) {
    ScanOutcome first = scanOnce(object, reading, policy, permit, node);
    if (!(first.reply() instanceof EngineReply.Suspicious(String heuristic, _))
        || !policy.waives(QuarantineReason.SUSPICIOUS)) {
      return first;
    }
    for (int scans = 1; scans < SCANS_TO_BE_SURE; scans++) {
      ScanOutcome next = scanOnce(object, reading, policy, permit, node);
      if (!next.showsTheSame(first)) {
        return next;
      }
    }
    return first.with(new EngineReply.Suspicious(heuristic, true));
  }

  private ScanOutcome scanOnce(
      ObjectVersion object,
      ObjectReading reading,
      ScanPolicy policy,
      Permit permit,
      EngineNode node) {
    FirstScan first =
        permit.scan(reading, () -> FirstScan.of(object, reading, permit::wasRead, node));
    DetectedType type = types.detect(first.ends(), policy.contentType());
    EngineReply reply = first.reply();
    StructureFindings structure =
        switch (reply) {
          case EngineReply.Found _, EngineReply.LimitExceeded _ -> StructureFindings.NONE;
          case EngineReply.NothingFound(),
              EngineReply.Encrypted(),
              EngineReply.Suspicious _,
              EngineReply.Unscanned _ ->
              containers.at(first.ends(), first.search(), reading, node, permit, reply);
        };
    node.vouchFor(first.engine());
    return new ScanOutcome(
        reply,
        first.engine(),
        type,
        structure,
        first.size(),
        object.size(),
        first.complete(),
        first.sha256());
  }
}
