package dev.airlock.webhook.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.ScanFinding;
import dev.airlock.webhook.fixture.IndependentScanner;
import dev.airlock.webhook.fixture.RunningWebhook;
import dev.airlock.webhook.fixture.ScanMessages;
import dev.airlock.webhook.samples.SampleSender.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The senders of the documents report to the running webhook.
class SampleSendersIT extends RunningWebhook {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void claimAndVerdictAreAccepted(SampleSender sender) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);

    Run claimed = send(sender, IndependentScanner.SECRET, file, scan.scanning());
    assertThat(claimed.exitCode()).as(claimed.errors()).isZero();
    assertThat(claimed.errors()).startsWith("200 ");
    assertThat(claimed.answer()).startsWith("{").contains("\"outcome\":\"scan\"").endsWith("}\n");

    String verdict = scan.clean().replace("ClamAV", "Prüfer ✓ 𝄞") + "\r\n\n";
    Path body = Files.writeString(folder.resolve("the verdict.json"), verdict);
    Run settled = send(sender, IndependentScanner.SECRET, file, "not this", body.toString());
    assertThat(settled.exitCode()).as(settled.errors()).isZero();
    assertThat(settled.answer()).contains("\"outcome\":\"recorded\"");
    assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.CLEAN);
    ScanFinding finding = Objects.requireNonNull(files.find(file).orElseThrow().finding());
    assertThat(finding.engine()).isEqualTo("Prüfer ✓ 𝄞");
  }

  @ParameterizedTest
  @EnumSource
  void wrongSecretIsRefused(SampleSender sender) throws Exception {
    FileId file = initiated();
    Run refused = send(sender, IndependentScanner.UNKNOWN_SECRET, file, messages(file).scanning());
    assertThat(refused.exitCode()).as(refused.errors()).isEqualTo(2);
    assertThat(refused.errors()).startsWith("401 ").doesNotContain("again");
    assertThat(refused.answer()).contains("\"urn:airlock:problem:unauthenticated\"");
    assertThat(files.find(file).orElseThrow().status()).isEqualTo(FileStatus.PENDING);
  }

  @ParameterizedTest
  @EnumSource
  void messageSentAgainGetsItsFirstAnswer(SampleSender sender) throws Exception {
    FileId file = initiated();
    ScanMessages scan = messages(file);
    send(sender, IndependentScanner.SECRET, file, scan.scanning());
    String id = "msg_" + file;

    Run first = send(sender, IndependentScanner.SECRET, file, scan.infected(), "--message-id", id);
    Run again = send(sender, IndependentScanner.SECRET, file, scan.infected(), "--message-id", id);
    assertThat(first.answer()).contains("\"outcome\":\"recorded\"");
    assertThat(again).isEqualTo(first);
    Run other = send(sender, IndependentScanner.SECRET, file, scan.infected());
    assertThat(other.answer()).contains("\"outcome\":\"duplicate\"");
  }

  private Run send(SampleSender sender, String secret, FileId file, String in, String... more)
      throws Exception {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "http://127.0.0.1:" + port;
    arguments[1] = file.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return sender.run(Map.of(SampleSender.SECRET_VARIABLE, secret), in.getBytes(UTF_8), arguments);
  }
}
