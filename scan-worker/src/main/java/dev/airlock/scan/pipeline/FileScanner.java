package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.ClamdNode;
import dev.airlock.scan.clamav.ClamdNodes;
import dev.airlock.scan.clamav.EngineAnswer;
import dev.airlock.scan.clamav.ScannerFault;
import dev.airlock.scan.observation.ScanObservations;
import dev.airlock.scan.observation.Stage;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.DetectedType;
import dev.airlock.scan.type.DetectedType.Fit;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads an object version once and judges it. If a scanner fails, another one gets the object from
/// its first byte.
@Component
class FileScanner {
  // One that brings scanners down must not come to all of them in one go.
  private static final int MOST_NODES = 2;

  private static final int PIECE = 64 * 1024;

  private final ClamdNodes nodes;
  private final ContentTypes types;
  private final ScanObservations observations;

  FileScanner(ClamdNodes nodes, ContentTypes types, ScanObservations observations) {
    this.nodes = nodes;
    this.types = types;
    this.observations = observations;
  }

  /// Judges every byte of `object` under the rules of `policy`. Whatever goes wrong on the way is
  /// thrown: there is no verdict without a complete read.
  ///
  /// @param wasRead told when the last byte has come from S3
  /// @throws ScannerFault if no scanner gave a verdict
  ScanOutcome examine(
      ObjectVersion object, ObjectReading reading, ScanPolicy policy, Runnable wasRead) {
    Set<ClamdNode> tried = new HashSet<>();
    ScannerFault last = new ScannerFault("no scanner is up");
    for (ClamdNode node = next(tried); node != null; node = next(tried)) {
      tried.add(node);
      try {
        return examine(object, reading, policy, wasRead, node);
      } catch (ScannerFault e) {
        node.suspect();
        last = e;
      }
    }
    throw last;
  }

  private @Nullable ClamdNode next(Set<ClamdNode> tried) {
    return tried.size() < MOST_NODES ? nodes.leastLoaded(tried).orElse(null) : null;
  }

  private ScanOutcome examine(
      ObjectVersion object,
      ObjectReading reading,
      ScanPolicy policy,
      Runnable wasRead,
      ClamdNode node) {
    ScanEngine engine = node.engine();
    // clamd's client reads in small pieces, for which S3's is slow.
    try (InputStream bytes = new BufferedInputStream(reading.bytes(), PIECE);
        SingleRead read =
            new SingleRead(
                bytes,
                ContentTypes.headOf(object.size()),
                ContentTypes.tailOf(object.size()),
                wasRead)) {
      EngineAnswer answer = scan(node, read, object);
      // After a limit clamd hangs up; the digest still has to cover the whole object.
      read.transferTo(OutputStream.nullOutputStream());
      String sha256 = read.sha256();
      DetectedType type = types.detect(read.ends(), policy.contentType());
      Verdict verdict = judge(object, policy, read, sha256, answer, type);
      return new ScanOutcome(verdict, sha256, type.contentType(), engine);
    } catch (IOException e) {
      throw new UncheckedIOException("the object could not be read to its end", e);
    }
  }

  // A scan also breaks off when S3 does. That says nothing about the scanner.
  private EngineAnswer scan(ClamdNode node, SingleRead read, ObjectVersion object)
      throws IOException {
    try {
      return observations.stage(Stage.SCAN, () -> node.scan(read, object.size()));
    } catch (ScannerFault e) {
      Exception failure = read.failure();
      if (failure != null) {
        throw new IOException("S3 broke off", failure);
      }
      throw e;
    }
  }

  /// The one place where a verdict is made. Malware comes first, whatever else is wrong and whoever
  /// waives it; `Clean` is what remains when nothing is wrong that is not waived.
  private static Verdict judge(
      ObjectVersion object,
      ScanPolicy policy,
      SingleRead read,
      String sha256,
      EngineAnswer answer,
      DetectedType type) {
    List<QuarantineReason> wrong = new ArrayList<>();
    switch (answer) {
      case EngineAnswer.Found(String threat) -> {
        return new Verdict.Infected(List.of(threat));
      }
      case EngineAnswer.Encrypted() -> {
        // clamd names one of several reasons, and not always the same one. What it could read of an
        // object that is encrypted in parts, it may not have read to the end.
        if (type.fit() != Fit.ENCRYPTED) {
          return new Verdict.Quarantined(QuarantineReason.ENCRYPTED);
        }
        wrong.add(QuarantineReason.ENCRYPTED);
      }
      case EngineAnswer.LimitExceeded() -> wrong.add(QuarantineReason.LIMITS_EXCEEDED);
      case EngineAnswer.NothingFound() -> {}
    }
    if (read.count() == 0) {
      wrong.add(QuarantineReason.EMPTY);
    }
    if (read.count() > policy.maxSize()) {
      wrong.add(QuarantineReason.TOO_LARGE);
    }
    if (contradicts(object, policy, read, sha256)) {
      wrong.add(QuarantineReason.CHECKSUM_MISMATCH);
    }
    switch (type.fit()) {
      case ENCRYPTED -> wrong.add(QuarantineReason.ENCRYPTED);
      case CORRUPT -> wrong.add(QuarantineReason.CORRUPT);
      case MISMATCH -> wrong.add(QuarantineReason.TYPE_MISMATCH);
      case FITS -> {}
    }
    return wrong.stream()
        .filter(reason -> !policy.waives(reason))
        .findFirst()
        .<Verdict>map(Verdict.Quarantined::new)
        .orElseGet(Verdict.Clean::new);
  }

  private static boolean contradicts(
      ObjectVersion object, ScanPolicy policy, SingleRead read, String sha256) {
    return !read.ended()
        || read.count() != object.size()
        || read.count() != policy.size()
        || (policy.sha256() != null && !policy.sha256().equals(sha256));
  }
}
