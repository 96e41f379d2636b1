package dev.airlock.webhook.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The same message sent again, by a network, a scanner or an attacker.
class ReplaysIT extends RunningWebhook {
  @Autowired AuditLog auditLog;

  @Test
  void getTheFirstAnswerAgain() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    String claim = id();
    String verdict = id();
    HttpResponse<String> claimed = scanner().report(file, scan.scanning(), claim);
    HttpResponse<String> settled = scanner().report(file, scan.infected(), verdict);

    for (int i = 0; i < 3; i++) {
      same(scanner().report(file, scan.infected(), verdict), settled);
      same(scanner().report(file, scan.scanning(), claim), claimed);
    }
    assertThat(claimed.body()).contains("\"scan\"");
    assertThat(settled.body()).contains("\"recorded\"");
    assertThat(auditLog.history(file)).hasSize(3);
  }

  @Test
  void getTheFirstRefusalAgain() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    String early = id();
    HttpResponse<String> refused = scanner().report(file, scan.infected(), early);
    assertThat(refused.body()).contains("not-claimed");
    scanner().report(file, scan.scanning());

    same(scanner().report(file, scan.infected(), early), refused);
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  @Test
  void withAnotherBodyChangeNothing() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    String claim = id();
    scanner().report(file, scan.scanning(), claim);

    HttpResponse<String> other = scanner().report(file, scan.infected(), claim);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("urn:airlock:problem:message-id-reused\"");
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  /// The address is not signed.
  @Test
  void atAnotherFilesAddressChangeNothing() throws Exception {
    FileId file = initiated();
    FileId other = initiated();
    String claim = id();
    String body = messages(file).scanning();
    scanner().report(file, body, claim);

    assertThat(scanner().report(other, body, claim).statusCode()).isEqualTo(422);
    assertThat(status(other)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void atTheSameTimeAreAppliedOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      FileId file = initiated();
      String body = messages(file).scanning();
      String claim = id();
      List<HttpResponse<String>> answers = new ArrayList<>();
      try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
        List<Future<HttpResponse<String>>> sent =
            IntStream.range(0, 8)
                .mapToObj(_ -> senders.submit(() -> scanner().report(file, body, claim)))
                .toList();
        for (Future<HttpResponse<String>> answer : sent) {
          answers.add(answer.get());
        }
      }
      answers.forEach(answer -> same(answer, answers.getFirst()));
      assertThat(auditLog.history(file)).hasSize(2);
    }
  }

  private static void same(HttpResponse<String> again, HttpResponse<String> first) {
    assertThat(again.statusCode()).as(again.body()).isEqualTo(first.statusCode());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
  }

  private FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }

  private static String id() {
    return "msg_" + UUID.randomUUID();
  }
}
