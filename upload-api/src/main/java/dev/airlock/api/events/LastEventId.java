package dev.airlock.api.events;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The request header by which a client resumes a stream.
final class LastEventId {
  static final String NAME = "Last-Event-ID";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private LastEventId() {}

  /// The number of the last event that the client received; nothing if it received none yet.
  ///
  /// @throws ApiProblemException 400 if no event can have had it: starting over would silently
  ///   repeat or skip events
  static OptionalLong parse(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(id).matches()) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD, NAME + " must be the id of an event of this stream.", NAME);
    }
    return OptionalLong.of(Long.parseLong(id));
  }
}
