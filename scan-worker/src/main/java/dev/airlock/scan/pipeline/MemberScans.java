package dev.airlock.scan.pipeline;

import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.structure.MemberScanner;
import dev.airlock.scan.structure.bytes.RangeReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;

/// Has a node scan what it did not see in an object. Where that takes too long, tells for whom it
/// waited: a node is not to blame for an object that takes long to unpack, nor for S3.
final class MemberScans implements MemberScanner {
  private final EngineNode node;
  private final RangeReader object;
  private final Stopwatch reading = new Stopwatch();

  MemberScans(EngineNode node, RangeReader object) {
    this.node = node;
    this.object = object;
  }

  /// Reads a part of the object.
  void read(long at, byte[] into) throws IOException {
    reading.time(() -> {
      object.read(at, into);
      return into;
    });
  }

  @Override
  public Answer scan(InputStream member, long size) {
    Stopwatch unpacking = new Stopwatch();
    long began = System.nanoTime();
    long readBefore = reading.nanos();
    try {
      return answer(node.scan(new Unpacked(member, unpacking), size));
    } catch (EngineFault e) {
      long most = (System.nanoTime() - began) / 2;
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      if (reading.nanos() - readBefore > most) {
        throw new UncheckedIOException(new IOException("S3 took too long", e));
      }
      if (unpacking.nanos() > most) {
        return new Answer.TooSlow();
      }
      throw e;
    }
  }

  private static Answer answer(EngineReply reply) {
    return switch (reply) {
      case EngineReply.NothingFound() -> new Answer.Clean();
      case EngineReply.Found(String threat) -> new Answer.Infected(threat);
      case EngineReply.Encrypted() -> new Answer.Encrypted();
      case EngineReply.Suspicious(String heuristic, _) -> new Answer.Suspicious(heuristic);
      case EngineReply.Unscanned(String what) -> new Answer.Unscanned(what);
      case EngineReply.LimitExceeded _ -> new Answer.LimitExceeded();
    };
  }

  private static final class Unpacked extends FilterInputStream {
    private final Stopwatch unpacking;

    Unpacked(InputStream member, Stopwatch unpacking) {
      super(member);
      this.unpacking = unpacking;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return unpacking.time(() -> super.read(into, from, length));
    }
  }
}
