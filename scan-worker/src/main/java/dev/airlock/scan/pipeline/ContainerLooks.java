package dev.airlock.scan.pipeline;

import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureFindings;
import dev.airlock.scan.structure.StructureLimits;
import dev.airlock.scan.structure.bytes.SourceFault;
import dev.airlock.scan.structure.look.FirstSight;
import dev.airlock.scan.structure.look.SecondLook;
import dev.airlock.scan.type.HeadAndTail;
import java.util.Optional;

/// Looks into objects that hold others, after the engine found no malware: it says so of what it
/// cannot open, too. A few are looked into at a time, because a look needs memory.
final class ContainerLooks {
  // Of blocks of the object, beside what the limits allow.
  private static final long BLOCKS_BYTES = 12L << 20;

  private final StructureLimits limits;

  /// @param heapBytes the largest heap that there may be
  ContainerLooks(long heapBytes) {
    this.limits = StructureLimits.within(heapBytes);
  }

  /// How many there may be at a time.
  ///
  /// @param heapBytes the largest heap that there may be, a quarter of which is for looks
  static int atATime(long heapBytes) {
    long each = StructureLimits.within(heapBytes).ownMemoryBytes() + BLOCKS_BYTES;
    return Math.clamp(heapBytes / 4 / each, 1, Short.MAX_VALUE);
  }

  /// Looks into the object, unless it shows no container.
  ///
  /// @param ends of the object, which has been read to its end
  /// @param search has passed all of its bytes
  /// @param node scans what the engine did not see
  /// @param permit is waited for
  /// @param reply of the engine; what it says that it did not open is among the findings, unless
  ///   that is unpacked here
  /// @throws dev.airlock.scan.clamav.EngineFault if the node fails
  StructureFindings at(
      HeadAndTail ends,
      SignatureSearch search,
      ObjectReading reading,
      EngineNode node,
      Permit permit,
      EngineReply reply) {
    if (!(reply instanceof EngineReply.Unscanned)
        && !FirstSight.showsContainer(ends.head(), search)) {
      return StructureFindings.NONE;
    }
    try {
      return permit.look(large -> {
        MemberScans scans = new MemberScans(node, reading::read);
        SecondLook look = after(reply, new SecondLook(scans, limits, large));
        Optional<byte[]> whole = ends.whole();
        return whole.isPresent()
            ? look.at(whole.get(), search)
            : look.at(scans::read, ends.size(), search);
      });
    } catch (SourceFault e) {
      // What S3 throws tells whether it is unreachable.
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  private static SecondLook after(EngineReply reply, SecondLook look) {
    return switch (reply) {
      // Of an alarm that is waived the object is scanned again until it is sure that it hides
      // nothing.
      case EngineReply.NothingFound(), EngineReply.Suspicious _ -> look;
      case EngineReply.Unscanned(String what) -> look.afterNaming(what);
      case EngineReply.Encrypted(), EngineReply.Found _, EngineReply.LimitExceeded _ ->
          look.afterAlarm();
    };
  }
}
