package dev.airlock.api.upload.complete;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.StoredPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parts that the uploader expects to be stored: part number to eTag. Empty if the uploader did
/// not say.
record PartList(Map<Integer, String> eTags) {
  private static final int MISSING_NAMED = 10;

  /// Checks the list of a request.
  ///
  /// @throws ApiProblemException 400 unless it is a list of distinct parts with their eTags
  static PartList of(@Nullable List<@Nullable UploadedPart> parts) {
    Map<Integer, String> eTags = new HashMap<>();
    if (parts == null) {
      return new PartList(eTags);
    }
    boolean bounded = parts.size() <= PartPlan.MAX_PARTS;
    for (UploadedPart part : bounded ? parts : List.<UploadedPart>of()) {
      if (part == null
          || part.partNumber() == null
          || part.eTag() == null
          || part.partNumber() < 1
          || part.partNumber() > PartPlan.MAX_PARTS
          || eTags.putIfAbsent(part.partNumber(), bare(part.eTag())) != null) {
        throw invalid();
      }
    }
    if (!bounded) {
      throw invalid();
    }
    return new PartList(eTags);
  }

  /// Compares what S3 has stored with the plan and with what the uploader expects.
  ///
  /// @throws ApiProblemException 409 if a part is missing or differs
  void requireComplete(List<StoredPart> stored, PartPlan plan) {
    Map<Integer, StoredPart> byNumber =
        stored.stream().collect(Collectors.toMap(StoredPart::partNumber, part -> part));
    List<Integer> missing =
        plan.numbers()
            .filter(number -> !isAsPlanned(byNumber.get(number), plan))
            .boxed()
            .limit(MISSING_NAMED)
            .toList();
    if (!missing.isEmpty()) {
      throw incomplete("Missing or of the wrong size: part " + list(missing) + ".");
    }
    if (stored.size() > plan.count()) {
      throw incomplete("There are more parts than the declared size has.");
    }
    boolean asExpected =
        eTags.isEmpty()
            || (eTags.size() == stored.size()
                && stored.stream()
                    .allMatch(part -> bare(part.eTag()).equals(eTags.get(part.partNumber()))));
    if (!asExpected) {
      throw incomplete("The parts in the request are not those that were stored.");
    }
  }

  private static boolean isAsPlanned(@Nullable StoredPart part, PartPlan plan) {
    return part != null && part.size() == plan.sizeOf(part.partNumber());
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (numbers.size() == MISSING_NAMED ? " and perhaps more" : "");
  }

  // S3 sends eTags in quotation marks, and some clients strip them.
  private static String bare(String eTag) {
    return eTag.replace("\"", "");
  }

  private static ApiProblemException incomplete(String detail) {
    return new ApiProblemException(ApiProblem.PARTS_INCOMPLETE, detail);
  }

  private static ApiProblemException invalid() {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "parts must be up to %d distinct parts, each with partNumber and eTag, or be omitted."
            .formatted(PartPlan.MAX_PARTS),
        "parts");
  }
}
