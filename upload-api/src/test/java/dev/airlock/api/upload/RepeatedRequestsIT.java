package dev.airlock.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.idempotency.KeyUse;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.idempotency.UploadKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/// A request that is sent again with its `Idempotency-Key`.
class RepeatedRequestsIT extends RunningApi {
  private static final String NOTES = Client.uploadRequest("notes.txt", "text/plain", 14);

  private final String key = UUID.randomUUID().toString();
  private final String owner = "owner-" + key;

  @Autowired UploadAnswers answers;
  @Autowired RepeatedRequests requests;

  @ParameterizedTest
  @ValueSource(strings = {"post", "put", "multipart"})
  void getsTheFirstAnswer(String method) throws Exception {
    String body = Client.uploadRequest("notes.txt", "text/plain", 14, Map.of("method", method));
    HttpResponse<String> first = initiate(key, body);
    HttpResponse<String> again = initiate(key, body);
    assertThat(json(again, 201)).isEqualTo(json(first, 201));
    String id = idOf(json(first, 201)).toString();
    for (HttpResponse<String> answer : List.of(first, again)) {
      assertThat(answer.headers().firstValue("Location")).contains("/api/v1/files/" + id);
    }
    assertThat(json(initiate("\"" + key + "\"", body), 201))
        .as("in the form of the draft")
        .isEqualTo(json(first, 201));
    assertThat(files()).isEqualTo(1);
    assertThat(json(client(owner).get("/api/v1/files/" + id), 200).get("fileId").asString())
        .isEqualTo(id);
  }

  @Test
  void mustSayTheSame() throws Exception {
    json(initiate(key, NOTES), 201);
    problem(
        initiate(key, Client.uploadRequest("notes.txt", "text/plain", 15)),
        422,
        "idempotency-key-reused");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void keysBelongToTheirOwner() throws Exception {
    String tenant = "tenant-" + key;
    Set<String> ids = new HashSet<>();
    for (Client client :
        List.of(
            client(owner),
            client("other-" + owner),
            clientOf(tenant, owner),
            clientOf("x", owner))) {
      ids.add(idOf(json(client.initiate(NOTES, "Idempotency-Key", key), 201)).toString());
    }
    assertThat(ids).hasSize(4);
  }

  @Test
  void withoutAKeyEveryRequestIsANewOne() throws Exception {
    json(client(owner).initiate(NOTES), 201);
    json(client(owner).initiate(NOTES), 201);
    json(initiate(key, NOTES), 201);
    assertThat(files()).isEqualTo(3);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() throws Exception {
    problem(
        initiate(key, Client.uploadRequest("tool.exe", "text/plain", 14)),
        415,
        "content-type-not-allowed");
    json(initiate(key, NOTES), 201);
  }

  @Test
  void waitsForTheOneInProgress() throws Exception {
    UploadKey inProgress = new UploadKey(null, owner, key);
    TenantContext self = new TenantContext(null, owner);
    KeyUse.First first =
        self.call(() -> (KeyUse.First) answers.begin(inProgress, Duration.ofMinutes(2)));
    HttpResponse<String> refused = initiate(key, NOTES);
    problem(refused, 409, "request-in-progress");
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    self.call(() -> {
      answers.forget(inProgress, first);
      return true;
    });
    json(initiate(key, NOTES), 201);
  }

  @Test
  void registersOneFileHoweverManyComeAtOnce() throws Exception {
    List<Future<HttpResponse<String>>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        sent.add(threads.submit(() -> initiate(key, NOTES)));
      }
    }
    Set<String> ids = new HashSet<>();
    for (Future<HttpResponse<String>> answer : sent) {
      if (answer.get().statusCode() == 201) {
        ids.add(idOf(json(answer.get(), 201)).toString());
      } else {
        problem(answer.get(), 409, "request-in-progress");
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(files()).isEqualTo(1);
  }

  /// What it says has happened, and the caller has to learn it.
  @Test
  void anAnswerThatCannotBeKeptIsGivenAndFreesTheKey() throws Exception {
    Attempt.First first =
        new TenantContext(null, owner).call(() -> (Attempt.First) requests.begin(key, caller()));
    String tooLong = "\"" + "x".repeat(5 << 20) + "\"";
    new TenantContext(null, owner)
        .call(() -> {
          first.keep("digest", new StoredResponse(201, tooLong));
          return true;
        });
    json(initiate(key, NOTES), 201);
  }

  /// It is called while something else is on its way to the caller.
  @Test
  void aKeyThatCannotBeFreedIsNobodysProblem() {
    UploadKey unstorable = new UploadKey(null, owner, "\0");
    KeyUse.First use = new KeyUse.First(Instant.EPOCH);
    TenantContext self = new TenantContext(null, owner);
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            self.call(() -> {
              answers.forget(unstorable, use);
              return true;
            }));
    Attempt.First first = new Attempt.First(answers, unstorable, use);
    assertThatCode(() ->
            self.call(() -> {
              first.forget();
              return true;
            }))
        .doesNotThrowAnyException();
  }

  @Test
  void quotationMarksWithinAKeyAreItsOwn() throws Exception {
    JsonNode first = json(initiate("a\"" + key + "\"c", NOTES), 201);
    assertThat(json(initiate("a" + key + "c", NOTES), 201)).isNotEqualTo(first);
    assertThat(json(initiate("a\"" + key + "\"c", NOTES), 201)).isEqualTo(first);
  }

  @Test
  void keysAreShortTexts() throws Exception {
    for (String bad : List.of("\"\"", "x".repeat(256), "a\tb")) {
      assertThat(problem(initiate(bad, NOTES), 400, "invalid-field").get("field").stringValue())
          .isEqualTo("Idempotency-Key");
    }
    json(initiate("x".repeat(255), NOTES), 201);
  }

  private HttpResponse<String> initiate(String key, String body) throws Exception {
    return client(owner).initiate(body, "Idempotency-Key", key);
  }

  private Caller caller() {
    return new Caller(owner, null, null, Instant.MAX);
  }

  private int files() throws Exception {
    return json(client(owner).get("/api/v1/files"), 200).get("files").size();
  }
}
