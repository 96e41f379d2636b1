package dev.airlock.scan.pipeline;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What objects of one size share: permits to scan, and beside those that the other size has as
/// well, to look into containers. The three are never held together: a look is a second scan of a
/// few objects that takes minutes if its content is made for that, and whoever waits for one must
/// not keep plain files from theirs.
///
/// @param scans permits to read and scan an object; the engine's nodes are what is scarce
/// @param reads permits to read a large one; absent for small ones
/// @param looks permits to look into containers, whose memory is what is scarce
/// @param memory the permit to look with more memory
public record Lane(
    FairPermits scans, @Nullable Semaphore reads, FairPermits looks, FairPermits memory) {

  /// Whether another file of this owner should not begin to wait here.
  boolean isCrowdedBy(String owner) {
    return scans.isCrowdedBy(owner) || looks.isCrowdedBy(owner) || memory.isCrowdedBy(owner);
  }

  /// The permit to scan one of this owner's objects.
  Permit permitFor(String owner) {
    return new Permit(this, owner);
  }
}
