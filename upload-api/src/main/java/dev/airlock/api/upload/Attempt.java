package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.registry.idempotency.KeyUse;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request that may come more than once.
public sealed interface Attempt {

  /// The first time, or one that cannot be recognised. It ends in either of the two calls.
  final class First implements Attempt {
    private static final Logger log = LoggerFactory.getLogger(First.class);

    private final UploadAnswers answers;
    private final @Nullable UploadKey key;
    private KeyUse.First use;

    First(UploadAnswers answers, @Nullable UploadKey key, KeyUse.First use) {
      this.answers = answers;
      this.key = key;
      this.use = use;
    }

    /// Says that it still goes on, so that it does not count as abandoned. If this fails, the
    /// caller goes on all the same: it says so again long before it would count as that.
    public void goesOn() {
      if (key != null) {
        try {
          use = answers.renew(key, use);
        } catch (RuntimeException e) {
          log.warn("A request with an Idempotency-Key goes on, but this could not be noted.", e);
        }
      }
    }

    /// Keeps the answer for further attempts. If that fails, the caller gets the answer all the
    /// same, since what it says has happened; the key is free again.
    ///
    /// @param digest SHA-256 of everything that the request says, lower-case hex
    public void keep(String digest, StoredResponse answer) {
      if (key != null) {
        try {
          answers.keep(key, use, digest, answer);
        } catch (RuntimeException e) {
          log.warn("The answer to a request with an Idempotency-Key could not be kept.", e);
          forget();
        }
      }
    }

    /// Lets the same key be used again. If that fails, the key becomes free when the request counts
    /// as abandoned; the caller has something more important to say.
    public void forget() {
      if (key != null) {
        try {
          answers.forget(key, use);
        } catch (RuntimeException e) {
          log.warn("An Idempotency-Key stays taken until its request counts as abandoned.", e);
        }
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
