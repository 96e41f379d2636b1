package dev.airlock.webhook.results;

import static dev.airlock.webhook.fixture.ScannerAnswers.ok;
import static dev.airlock.webhook.fixture.ScannerAnswers.problem;
import static dev.airlock.webhook.fixture.ScannerAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.webhook.fixture.ExampleUpload;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How scanners are answered, and what becomes of the file.
class ScanResultIT extends RunningWebhook {
  @Test
  void claimIsAnsweredWithThePolicy() throws Exception {
    FileId file = initiated();
    JsonNode answer = ok(scanner().report(file, messages(file).scanning()));
    assertThat(answer.get("outcome").stringValue()).isEqualTo("scan");
    assertThat(answer.get("status").stringValue()).isEqualTo("scanning");
    assertThat(answer.get("policy").get("contentType").stringValue()).isEqualTo("text/plain");
    assertThat(answer.get("policy").get("size").longValue()).isEqualTo(3);
    assertThat(answer.get("policy").get("maxSize").longValue()).isEqualTo(1_000);
  }

  @Test
  void verdictIsRecordedOnceAndRepeatedHarmlessly() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("recorded");
    assertThat(ok(scanner().report(file, scan.clean())).get("outcome").stringValue())
        .isEqualTo("duplicate");
    assertThat(status(file)).isEqualTo(FileStatus.CLEAN);
  }

  @Test
  void whereItWasFoundAndWhatAreKept() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(
        scanner()
            .report(
                file,
                with(
                    scan.quarantined("unscannable"),
                    "\"where\":\"invoice.zip › a.docx\",\"what\":\"a cabinet\"")));
    ScanFinding finding = Objects.requireNonNull(files.find(file).orElseThrow().finding());
    assertThat(finding.reason()).isEqualTo(QuarantineReason.UNSCANNABLE);
    assertThat(finding.explanation())
        .isEqualTo(new Explanation("invoice.zip › a.docx", "a cabinet"));
  }

  @Test
  void formThatIsPostedAgainAndAgainIsScannedThreeTimes() throws Exception {
    FileId file = initiated();
    ScanMessages last = messages(file);
    for (String version : List.of("\"v1\"", "\"v2\"", "\"v3\"")) {
      last = messages(file);
      JsonNode claimed = ok(scanner().report(file, last.scanning().replace("\"v1\"", version)));
      assertThat(claimed.get("outcome").stringValue()).isEqualTo("scan");
    }
    for (String version : List.of("\"v4\"", "\"v1\"", "\"v5\"")) {
      JsonNode refused =
          ok(scanner().report(file, messages(file).scanning().replace("\"v1\"", version)));
      assertThat(refused.get("outcome").stringValue()).isEqualTo("skip");
      assertThat(refused.get("status").stringValue()).isEqualTo("scanning");
      assertThat(refused.has("knownVerdict")).isFalse();
    }
    ok(scanner().report(file, last.infected().replace("\"v1\"", "\"v3\"")));
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void claimTellsWhoseFilesBelongTogetherAndNotWhoseTheyAre() throws Exception {
    String first = owner(initiated());
    assertThat(first).matches("[0-9a-f]{24}").doesNotContain("alice");
    assertThat(owner(initiated())).isEqualTo(first);
    assertThat(owner(ExampleUpload.fresh().of("bob").initiate(files))).isNotEqualTo(first);
  }

  private String owner(FileId file) throws Exception {
    return ok(scanner().report(file, messages(file).scanning())).get("owner").stringValue();
  }

  @Test
  void fileWithAVerdictNeedsNoScan() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.infected()));

    JsonNode sameVersion = ok(scanner().report(file, messages(file).scanning()));
    assertThat(sameVersion.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(sameVersion.get("knownVerdict").stringValue()).isEqualTo("infected");
    JsonNode overwrite =
        ok(scanner().report(file, messages(file).scanning().replace("\"v1\"", "\"v2\"")));
    assertThat(overwrite.get("outcome").stringValue()).isEqualTo("skip");
    assertThat(overwrite.has("knownVerdict")).isFalse();
  }

  @Test
  void laterVerdictsChangeNothing() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    ok(scanner().report(file, scan.infected()));
    problem(scanner().report(file, scan.clean()), 409, "stale-verdict");
    problem(scanner().report(file, scan.quarantined("corrupt")), 409, "stale-verdict");
    problem(scanner().report(file, messages(file).clean()), 409, "stale-verdict");
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void laterClaimFencesTheEarlierScan() throws Exception {
    FileId file = initiated();
    ScanMessages earlier = messages(file);
    ScanMessages later = messages(file);
    ok(scanner().report(file, earlier.scanning()));
    ok(scanner().report(file, later.scanning()));
    problem(scanner().report(file, earlier.clean()), 409, "stale-verdict");
    ok(scanner().report(file, later.infected()));
    assertThat(status(file)).isEqualTo(FileStatus.INFECTED);
  }

  @Test
  void verdictWithoutClaimIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, messages(file).clean()), 409, "not-claimed");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void objectOfAnotherFileOrBucketIsRefused() throws Exception {
    FileId file = initiated();
    problem(scanner().report(file, messages(initiated()).scanning()), 422, "invalid-scan-result");
    problem(
        scanner()
            .report(
                file,
                messages(file).scanning().replace(NAMESPACE.landingBucket(), "a-bucket-of-others")),
        422,
        "invalid-scan-result");
    assertThat(status(file)).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void verdictAboutAnotherVersionIsStale() throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    ok(scanner().report(file, scan.scanning()));
    for (String[] change :
        new String[][] {
          {"\"v1\"", "\"v2\""}, {"\"abc\"", "\"abd\""}, {"\"size\":3", "\"size\":4"}
        }) {
      problem(
          scanner().report(file, scan.clean().replace(change[0], change[1])), 409, "stale-verdict");
    }
    assertThat(status(file)).isEqualTo(FileStatus.SCANNING);
  }

  private FileStatus status(FileId file) {
    return files.find(file).orElseThrow().status();
  }
}
