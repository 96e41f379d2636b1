package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.model.object.Sha256;
import dev.airlock.registry.idempotency.KeyUse;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives a request that is sent again with the same `Idempotency-Key` the first answer, for a day
/// (<https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/>). Keys are their
/// owner's. Refused requests leave no trace, so they can be mended under the same key.
@Component
public class RepeatedRequests {
  /// The header.
  public static final String KEY = "Idempotency-Key";

  // After which an unanswered request counts as abandoned. A response together with its request has
  // two minutes; what takes longer says again and again that it goes on.
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

  private final UploadAnswers answers;
  private final JsonMapper json;

  RepeatedRequests(UploadAnswers answers, JsonMapper json) {
    this.answers = answers;
    this.json = json;
  }

  /// Recognises a request.
  ///
  /// @param key of the caller's choice; none if the request is always a new one
  /// @throws ApiProblemException 409 if the same is being carried out
  public Attempt begin(@Nullable String key, Caller caller) {
    if (key == null) {
      return new Attempt.First(answers, null, new KeyUse.First(Instant.EPOCH));
    }
    UploadKey uploadKey = new UploadKey(caller.tenant(), caller.subject(), checked(key));
    return switch (answers.begin(uploadKey, LONGEST)) {
      case KeyUse.First first -> new Attempt.First(answers, uploadKey, first);
      case KeyUse.Answered answered -> new Attempt.Again(answered);
      case KeyUse.InProgress() -> throw ApiProblemException.requestInProgress();
    };
  }

  /// The answer with which something is created, by the first attempt only.
  JsonNode created(@Nullable String key, Caller caller, Object request, Supplier<?> creation) {
    String digest = HexFormat.of().formatHex(Sha256.of(json.writeValueAsBytes(request)));
    return switch (begin(key, caller)) {
      case Attempt.Again again -> json.readTree(again.answerTo(digest).body());
      case Attempt.First first -> {
        JsonNode answer;
        try {
          answer = json.valueToTree(creation.get());
        } catch (RuntimeException e) {
          first.forget();
          throw e;
        }
        first.keep(digest, new StoredResponse(HttpStatus.CREATED.value(), answer.toString()));
        yield answer;
      }
    };
  }

  // The structured field of the draft has quotation marks; most clients send none.
  private static String checked(String key) {
    Matcher quoted = QUOTED.matcher(key.strip());
    String bare = quoted.matches() ? quoted.group(1) : key.strip();
    if (!PRINTABLE.matcher(bare).matches()) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD, KEY + " must be 1 to 255 printable ASCII characters.", KEY);
    }
    return bare;
  }
}
