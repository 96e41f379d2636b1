package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import org.jspecify.annotations.Nullable;

/// The webhook's response to a scan-result message.
///
/// @param status the file's state after the message
/// @param policy with [Outcome#SCAN]: what to check the object against
/// @param knownVerdict with [Outcome#SKIP]: the verdict already recorded for this very object
///   version; absent when the verdict is about another object
/// @param owner with [Outcome#SCAN]: an opaque key, the same for all files of one owner, so that a
///   scanner can serve owners in turn
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanResultResponse(
    FileId fileId,
    FileStatus status,
    Outcome outcome,
    @Nullable ScanPolicy policy,
    @Nullable FileStatus knownVerdict,
    @Nullable String owner) {

  /// The outcome of the message.
  public enum Outcome {
    /// The claim holds: scan the object.
    @JsonProperty("scan")
    SCAN,
    /// Nothing to scan: delete the object version if it is in the landing bucket, and leave it
    /// alone anywhere else.
    @JsonProperty("skip")
    SKIP,
    /// The verdict was recorded.
    @JsonProperty("recorded")
    RECORDED,
    /// The same verdict was already recorded.
    @JsonProperty("duplicate")
    DUPLICATE
  }
}
