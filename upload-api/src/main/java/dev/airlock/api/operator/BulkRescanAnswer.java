package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What became of a page of files that match.
///
/// @param requested how many will be scanned again
/// @param skipped how many cannot be, because their object is gone or somebody changed them
/// @param left how many more match, counted up to 10000
/// @param nextCursor to go on with; absent if nothing is left
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkRescanAnswer(int requested, int skipped, int left, @Nullable String nextCursor) {}
