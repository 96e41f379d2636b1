package dev.airlock.scan.examine;

import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.Clamd;
import dev.airlock.scan.clamav.EngineAnswer;
import dev.airlock.scan.s3.ObjectVersions;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.DetectedType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/// Reads an object version once and judges it.
@Component
class Examiner {
  private final ObjectVersions objects;
  private final Clamd clamd;
  private final ContentTypes types;

  Examiner(ObjectVersions objects, Clamd clamd, ContentTypes types) {
    this.objects = objects;
    this.clamd = clamd;
    this.types = types;
  }

  /// Judges every byte of `object` under the rules of `policy`. Whatever goes wrong on the way is
  /// thrown: there is no verdict without a complete read.
  Examined examine(ObjectVersion object, ScanPolicy policy) {
    try (InputStream bytes = objects.open(object);
        SingleRead read = new SingleRead(bytes, ContentTypes.HEAD_BYTES)) {
      EngineAnswer answer = clamd.scan(read, object.size());
      // After a limit clamd hangs up; the digest still has to cover the whole object.
      read.transferTo(OutputStream.nullOutputStream());
      String sha256 = read.sha256();
      DetectedType type = types.detect(read.head(), policy.contentType());
      Verdict verdict = judge(object, policy, read, sha256, answer, type);
      return new Examined(verdict, sha256, type.contentType());
    } catch (IOException e) {
      throw new UncheckedIOException("the object could not be read to its end", e);
    }
  }

  /// The one place where a verdict is made. Malware comes first, whatever else is wrong; `Clean` is
  /// what remains when nothing is.
  private static Verdict judge(
      ObjectVersion object,
      ScanPolicy policy,
      SingleRead read,
      String sha256,
      EngineAnswer answer,
      DetectedType type) {
    return switch (answer) {
      case EngineAnswer.Found(String threat) -> new Verdict.Infected(List.of(threat));
      case EngineAnswer.Encrypted() -> new Verdict.Quarantined(QuarantineReason.ENCRYPTED);
      case EngineAnswer.LimitExceeded() ->
          new Verdict.Quarantined(QuarantineReason.LIMITS_EXCEEDED);
      case EngineAnswer.NothingFound() -> {
        if (read.count() == 0) {
          yield new Verdict.Quarantined(QuarantineReason.EMPTY);
        }
        if (read.count() > policy.maxSize()) {
          yield new Verdict.Quarantined(QuarantineReason.TOO_LARGE);
        }
        if (contradicts(object, policy, read, sha256)) {
          yield new Verdict.Quarantined(QuarantineReason.CHECKSUM_MISMATCH);
        }
        if (!type.fitsDeclaration()) {
          yield new Verdict.Quarantined(QuarantineReason.TYPE_MISMATCH);
        }
        yield new Verdict.Clean();
      }
    };
  }

  private static boolean contradicts(
      ObjectVersion object, ScanPolicy policy, SingleRead read, String sha256) {
    return !read.ended()
        || read.count() != object.size()
        || read.count() != policy.size()
        || (policy.sha256() != null && !policy.sha256().equals(sha256));
  }
}
