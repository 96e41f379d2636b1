package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.structure.SearchedStream;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.DetectedType;
import dev.airlock.scan.type.HeadAndTail;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

  private static final int BUFFER_BYTES = 64 * 1024;

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
  /// @param wasRead called when the last byte has come from S3
  /// @throws EngineFault if no node gave a verdict
  ScanOutcome scan(
      ObjectVersion object, ObjectReading reading, ScanPolicy policy, Runnable wasRead) {
    Set<NodeAddress> tried = new HashSet<>();
    EngineFault last = new EngineFault("no clamd is up");
    for (EngineNode node = next(tried); node != null; node = next(tried)) {
      tried.add(node.address());
      try {
        return scan(object, reading, policy, wasRead, node);
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
      Runnable wasRead,
      EngineNode node) {
    ScanOutcome first = scanOnce(object, reading, policy, wasRead, node);
    if (!(first.reply() instanceof EngineReply.Suspicious(String heuristic, _))
        || !policy.waives(QuarantineReason.SUSPICIOUS)) {
      return first;
    }
    for (int scans = 1; scans < SCANS_TO_BE_SURE; scans++) {
      ScanOutcome next = scanOnce(object, reading, policy, wasRead, node);
      if (!next.equals(first)) {
        return next;
      }
    }
    return first.with(new EngineReply.Suspicious(heuristic, true));
  }

  private ScanOutcome scanOnce(
      ObjectVersion object,
      ObjectReading reading,
      ScanPolicy policy,
      Runnable wasRead,
      EngineNode node) {
    ScanEngine engine = node.engine();
    SignatureSearch search = new SignatureSearch();
    // clamd's client reads in small pieces, for which S3's is slow.
    try (InputStream bytes =
            new SearchedStream(new BufferedInputStream(reading.bytes(), BUFFER_BYTES), search);
        SingleRead read =
            new SingleRead(
                bytes,
                ContentTypes.headOf(object.size()),
                ContentTypes.tailOf(object.size()),
                wasRead)) {
      EngineReply reply = scan(read, object, node);
      // clamd hangs up at a limit; the digest has to cover the whole object nevertheless.
      read.transferTo(OutputStream.nullOutputStream());
      search.end();
      HeadAndTail ends = read.headAndTail().with(reading::read);
      DetectedType type = types.detect(ends, policy.contentType());
      StructureFindings structure =
          switch (reply) {
            case EngineReply.Found _, EngineReply.LimitExceeded() -> StructureFindings.NONE;
            case EngineReply.NothingFound(), EngineReply.Encrypted(), EngineReply.Suspicious _ ->
                containers.at(ends, search, reading, node);
          };
      return new ScanOutcome(
          reply, engine, type, structure, read.count(), object.size(), read.ended(), read.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("the object could not be read to its end", e);
    }
  }

  // A scan is also cut off when the transfer from S3 is. That is no fault of the node.
  private static EngineReply scan(SingleRead read, ObjectVersion object, EngineNode node)
      throws IOException {
    try {
      return node.scan(read, object.size());
    } catch (EngineFault e) {
      Exception failure = read.failure();
      if (failure != null) {
        throw new IOException("the transfer from S3 was cut off", failure);
      }
      throw e;
    }
  }
}
