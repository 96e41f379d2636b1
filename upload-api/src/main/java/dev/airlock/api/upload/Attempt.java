package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.registry.idempotency.KeyUse;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import org.jspecify.annotations.Nullable;

/// A request that may come more than once.
public sealed interface Attempt {

  /// The first time, or one that cannot be recognised. It ends in either of the two calls.
  final class First implements Attempt {
    private final UploadAnswers answers;
    private final @Nullable UploadKey key;
    private final KeyUse.First use;

    First(UploadAnswers answers, @Nullable UploadKey key, KeyUse.First use) {
      this.answers = answers;
      this.key = key;
      this.use = use;
    }

    /// Keeps the answer for further attempts.
    ///
    /// @param digest SHA-256 of everything that the request says, lower-case hex
    public void keep(String digest, StoredResponse answer) {
      if (key != null) {
        answers.keep(key, use, digest, answer);
      }
    }

    /// Lets the same key be used again, since nothing was achieved.
    public void forget() {
      if (key != null) {
        answers.forget(key, use);
      }
    }
  }

  /// A further time.
  record Again(KeyUse.Answered answered) implements Attempt {

    /// The first answer, for the same request only.
    ///
    /// @param digest SHA-256 of everything that this request says, lower-case hex
    /// @throws ApiProblemException 422 if the first one said something else
    public StoredResponse answerTo(String digest) {
      if (!answered.digest().equals(digest)) {
        throw new ApiProblemException(
            ApiProblem.IDEMPOTENCY_KEY_REUSED,
            "Another request had this Idempotency-Key within the last day; take a new one.",
            RepeatedRequests.KEY);
      }
      return answered.response();
    }
  }
}
