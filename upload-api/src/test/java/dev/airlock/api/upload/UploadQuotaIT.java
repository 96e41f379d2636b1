package dev.airlock.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.RunningApi;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// 100 uploads an hour for an owner under a profile, whatever the method and the concurrency.
// Others would wait for the database while so many ask at once.
@Isolated
class UploadQuotaIT extends RunningApi {
  private static final int ALLOWED = 100;
  private static final String CSV =
      "{\"profile\":\"bulk-import\",\"fileName\":\"a.csv\",\"contentType\":\"text/csv\",\"size\":5%s}";

  // A busy database may have the caller try again.
  private static HttpResponse<String> initiated(Client owner) throws Exception {
    HttpResponse<String> answer = owner.initiate(CSV.formatted(""));
    while (answer.statusCode() == 503) {
      TimeUnit.SECONDS.sleep(1);
      answer = owner.initiate(CSV.formatted(""));
    }
    return answer;
  }

  @Test
  void holdsWhenAllComeAtOnce() throws Exception {
    Client owner = clientOf("quota", "owner-" + System.nanoTime());
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < ALLOWED + 20; i++) {
        answers.add(threads.submit(() -> initiated(owner)));
      }
    }
    int accepted = 0;
    for (Future<HttpResponse<String>> future : answers) {
      HttpResponse<String> answer = future.get();
      if (answer.statusCode() == 201) {
        accepted++;
      } else {
        JsonNode problem = problem(answer, 429, "quota-exceeded");
        assertThat(problem.get("detail").stringValue()).contains("100 files an hour");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
            .isBetween(3500L, 3600L);
      }
    }
    assertThat(accepted).isEqualTo(ALLOWED);

    for (String method : new String[] {"put", "multipart"}) {
      problem(
          owner.initiate(CSV.formatted(",\"method\":\"" + method + "\"")), 429, "quota-exceeded");
    }
    HttpResponse<String> form =
        owner.form(
            new MultipartForm()
                .field("profile", "bulk-import")
                .file("a.csv", "text/csv", "words".getBytes(UTF_8)));
    JsonNode refusal = json(form, 422).at("/files/0/problem");
    assertThat(form.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(3500L, 3600L);
    assertThat(refusal.get("type").stringValue()).isEqualTo("urn:airlock:problem:quota-exceeded");
    assertThat(refusal.get("retryAfter").intValue()).isBetween(3500, 3600);
    assertThat(newFile(owner, "notes.txt")).as("another profile").isNotNull();
  }

  @Test
  void countsBytesAsWell() throws Exception {
    Client owner = clientOf("quota", "owner-" + System.nanoTime());
    String video =
        "{\"profile\":\"video\",\"fileName\":\"a.mp4\",\"contentType\":\"video/mp4\",\"size\":%d,"
            + "\"method\":\"%s\"}";
    json(owner.initiate(video.formatted(500 << 20, "post")), 201);
    for (String method : new String[] {"post", "put", "multipart"}) {
      HttpResponse<String> answer = owner.initiate(video.formatted((100 << 20) + 1, method));
      assertThat(problem(answer, 429, "quota-exceeded").get("detail").stringValue())
          .contains("629145600 bytes an hour", "profile video", "this file from");
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
          .isBetween(3500L, 3600L);
    }
    json(owner.initiate(video.formatted(100 << 20, "post")), 201);
  }
}
