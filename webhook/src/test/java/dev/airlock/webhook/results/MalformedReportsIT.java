package dev.airlock.webhook.results;

import static dev.airlock.webhook.fixture.ScannerAnswers.ok;
import static dev.airlock.webhook.fixture.ScannerAnswers.problem;
import static dev.airlock.webhook.fixture.ScannerAnswers.refusedFor;
import static dev.airlock.webhook.fixture.ScannerAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What scanners cannot mean is refused, in words that help them, and changes nothing.
class MalformedReportsIT extends RunningWebhook {

  @ParameterizedTest
  @CsvSource({
    "where, ''",
    "where, a\\nb",
    "where, fdp.\\u202etxt",
    "where, a\\ud800b",
    "what, a\\u0000b",
    "what, ' '",
    "what, \\u2066",
  })
  void whatCannotBeToldIsRefusedByItsField(String field, String text) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    for (String verdict : List.of(scan.quarantined("corrupt"), scan.infected())) {
      refusedFor(
          field, scanner().report(file, with(verdict, "\"%s\":\"%s\"".formatted(field, text))));
      refusedFor(
          field,
          scanner().report(file, with(verdict, "\"%s\":\"%s\"".formatted(field, "ü".repeat(501)))));
      refusedFor(field, scanner().report(file, with(verdict, "\"%s\":[\"a\"]".formatted(field))));
    }
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"where", "what"})
  void nothingIsFoundInAClaimOrACleanFile(String field) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    refusedFor(field, scanner().report(file, with(scan.scanning(), "\"" + field + "\":\"a\"")));
    ok(scanner().report(file, scan.scanning()));
    refusedFor(field, scanner().report(file, with(scan.clean(), "\"" + field + "\":\"a\"")));
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void unknownAndMalformedIdsAreTold() throws Exception {
    FileId nobody = new FileId(UUID.randomUUID());
    problem(scanner().report(nobody, messages(nobody).scanning()), 404, "file-not-found");
    problem(
        scanner()
            .report(
                "1-1-1-1-1", messages(nobody).scanning(), IndependentScanner.SECRET, Instant.now()),
        422,
        "malformed-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"clean\"",
        "{",
        "{}",
        "{} {}",
        "{\"status\":\"clean\"}",
        "{\"status\":\"spotless\"}",
        "{\"status\":\"scanning\",\"status\":\"clean\"}",
        "{\"surprise\":1}",
        "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
        "{\"scanId\":\"x\"}",
        "{\"object\":{\"bucket\":\"b\"}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\"}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":-1}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":1.5}}",
        "{\"object\":{\"bucket\":\"b\",\"key\":\"k\",\"eTag\":\"e\",\"size\":\"1\"}}",
        "{\"threats\":[null]}"
      })
  void nonsenseIsRefusedInPlainWords(String body) throws Exception {
    FileId file = initiated();
    HttpResponse<String> response = scanner().report(file, body);
    problem(response, 422, "invalid-scan-result");
    assertThat(response.body()).doesNotContain("Exception", "dev.airlock", "tools.jackson", "at ");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void bodyOverTheLimitIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, " ".repeat(65 * 1024)), 413, "body-too-large");
  }

  private FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }
}
