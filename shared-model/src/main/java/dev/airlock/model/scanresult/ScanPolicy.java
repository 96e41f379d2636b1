package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.verdict.QuarantineReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules under which a file was accepted, as they stood at that moment: what the scanner checks
/// the object against, and what is done with it afterwards.
///
/// @param contentType the declared media type; a clean copy is stored with it
/// @param size the declared size in bytes
/// @param maxSize the profile's limit in bytes
/// @param sha256 the digest that the object must have, in lower-case hex: the declared one, if the
///   uploader gave one; when a file is scanned again, else what the first scan found
/// @param cacheControl the `Cache-Control` (RFC 9111) of a clean copy
/// @param infectedObjects what becomes of the object if malware is found
/// @param waivedReasons for which reasons the object is not to be quarantined, because an operator
///   answers for it; absent if there are none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanPolicy(
    String profile,
    String contentType,
    long size,
    long maxSize,
    @Nullable String sha256,
    String cacheControl,
    InfectedObjects infectedObjects,
    @Nullable List<QuarantineReason> waivedReasons) {

  public ScanPolicy {
    waivedReasons = waivedReasons == null ? null : List.copyOf(waivedReasons);
  }

  /// Whether an object may pass in spite of `reason`. Some reasons can be waived by nobody.
  public boolean waives(QuarantineReason reason) {
    return waivedReasons != null && reason.isWaivable() && waivedReasons.contains(reason);
  }
}
