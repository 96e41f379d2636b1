package dev.airlock.webhook.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.signing.WebhookHeaders;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import dev.airlock.webhook.samples.ListeningWebhook.Received;
import dev.airlock.webhook.samples.SampleSender.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The senders of the documents, given bad webhooks, secrets and arguments.
class SampleSenderFaultsIT {
  private static final String FILE = "019aa3f0-5b7c-7def-8123-456789abcdef";
  private static final byte[] EVERY_BYTE = bytes(256);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(bytes(32));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everySecretSignsEveryByte(SampleSender sender) throws Exception {
    for (int length : new int[] {24, 26, 64}) {
      byte[] secret = bytes(length);
      for (Base64.Encoder base64 : List.of(encoder(), encoder().withoutPadding())) {
        String text = "whsec_" + base64.encodeToString(secret);
        try (ListeningWebhook webhook = new ListeningWebhook(200)) {
          Run run = sender.run(secret(text), EVERY_BYTE, webhook.url(), FILE);
          assertThat(run.exitCode()).as(run.errors()).isZero();
          Received received = webhook.received().getFirst();
          assertThat(received.request()).isEqualTo("PATCH /api/v1/files/" + FILE + "/scan-result");
          assertThat(received.body()).isEqualTo(EVERY_BYTE);
          assertThat(verify(text, received)).isEqualTo(Verification.VALID);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsAgainWithTheSameIdWhileTheWebhookIsUnreachable(SampleSender sender) throws Exception {
    try (ListeningWebhook webhook = new ListeningWebhook(503, ListeningWebhook.NONE, 200)) {
      Run run = sender.run(secret(SECRET), EVERY_BYTE, webhook.url() + "/", FILE);
      assertThat(run.exitCode()).as(run.errors()).isZero();
      assertThat(run.errors()).contains("503", "again in 1 s", "no answer", "again in 2 s", "200");
      assertThat(webhook.received())
          .hasSize(3)
          .allSatisfy(received -> {
            assertThat(verify(SECRET, received)).isEqualTo(Verification.VALID);
            assertThat(received.body()).isEqualTo(EVERY_BYTE);
          });
      List<WebhookHeaders> headers = webhook.received().stream().map(Received::headers).toList();
      assertThat(headers).extracting(WebhookHeaders::id).containsOnly(headers.getFirst().id());
      assertThat(headers.getLast().timestamp()).isNotEqualTo(headers.getFirst().timestamp());
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpInTheEnd(SampleSender sender) throws Exception {
    String nobody;
    try (ListeningWebhook webhook = new ListeningWebhook(500, 429)) {
      nobody = webhook.url();
      Run run = sender.run(secret(SECRET), EVERY_BYTE, nobody, FILE, "--tries", "2");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.errors()).contains("500", "429");
    }
    Run run = sender.run(secret(SECRET), EVERY_BYTE, nobody, FILE, "--tries", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors()).contains("no answer from " + nobody).doesNotContain("again", "   at ");
  }

  @ParameterizedTest
  @EnumSource
  void redirectIsNotFollowed(SampleSender sender) throws Exception {
    try (ListeningWebhook webhook = new ListeningWebhook(307)) {
      assertThat(sender.run(secret(SECRET), EVERY_BYTE, webhook.url(), FILE).exitCode())
          .isEqualTo(1);
      assertThat(webhook.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsUnusableArguments(SampleSender sender) throws Exception {
    String url = "http://127.0.0.1:1";
    unusable(sender, Map.of(), "AIRLOCK_WEBHOOK_SECRET is not set", url, FILE);
    for (String secret :
        List.of("s3cr3t", "whsec_", "whsec_s3cr3t!", "whsec_c2hvcnQ=", "s3_c2g=")) {
      unusable(sender, secret(secret), "AIRLOCK_WEBHOOK_SECRET must", url, FILE);
    }
    unusable(sender, secret(SECRET), "FILE_ID");
    unusable(sender, secret(SECRET), "FILE_ID", url);
    unusable(sender, secret(SECRET), "FILE_ID must be a UUID", url, "../admin");
    unusable(sender, secret(SECRET), "http://", "localhost", FILE);
    unusable(sender, secret(SECRET), "cannot be read", url, FILE, folder + "/missing");
    unusable(sender, secret(SECRET), "--message-id", url, FILE, "--message-id", "a.b");
    unusable(sender, secret(SECRET), "--tries", url, FILE, "--tries", "0");
    unusable(sender, secret(SECRET), "--surprise", url, FILE, "-", "--surprise");
  }

  private static void unusable(
      SampleSender sender, Map<String, String> environment, String message, String... arguments)
      throws Exception {
    Run run = sender.run(environment, EVERY_BYTE, arguments);
    assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
    assertThat(run.answer()).isEmpty();
    assertThat(run.errors())
        .contains(message)
        .doesNotContain("s3cr3t", "c2hvcnQ", "Traceback", "   at ");
  }

  @ParameterizedTest
  @EnumSource
  void explainsItself(SampleSender sender) throws Exception {
    Run run = sender.run(Map.of("COLUMNS", "500"), new byte[0], "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.answer())
        .containsIgnoringCase("usage: ")
        .contains("URL", "FILE_ID", "BODY", "--message-id", "--tries", "AIRLOCK_WEBHOOK_SECRET")
        .contains("0 accepted (2xx), 2 refused (4xx but 429), 1 anything else");
  }

  /// Everybody who can list the processes of a machine sees their arguments.
  @Test
  void theShellSenderPassesTheSecretToNoProgram() throws Exception {
    Path log = folder.resolve("log");
    for (String program : List.of("openssl", "curl", "od", "tr", "cat")) {
      watch(program, log);
    }
    String path = folder + File.pathSeparator + System.getenv("PATH");
    try (ListeningWebhook webhook = new ListeningWebhook(200)) {
      Run run =
          SampleSender.SHELL.run(
              Map.of(SampleSender.SECRET_VARIABLE, SECRET, "PATH", path),
              EVERY_BYTE,
              webhook.url(),
              FILE);
      assertThat(run.exitCode()).as(run.errors()).isZero();
    }
    assertThat(Files.readString(log))
        .contains("openssl dgst", "openssl base64", "curl --silent", "PATH=" + path)
        .doesNotContain(
            "AIRLOCK_WEBHOOK_SECRET",
            SECRET.substring("whsec_".length()),
            HexFormat.of().formatHex(bytes(32)));
  }

  /// Puts a program of that name before the real one that writes down how it is called.
  private void watch(String program, Path log) throws IOException {
    String real =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(bin -> Path.of(bin, program))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow()
            .toString();
    Path watched = folder.resolve(program);
    Files.writeString(
        watched,
        "#!/bin/sh\n{ echo %s \"$@\"; env; } >>'%s'\nexec '%s' \"$@\"\n"
            .formatted(program, log, real));
    Files.setPosixFilePermissions(watched, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Verification verify(String secret, Received received) {
    return new WebhookVerifier(List.of(WebhookSecret.parse(secret)), Clock.systemUTC())
        .verify(received.headers(), received.body());
  }

  private static Map<String, String> secret(String secret) {
    return Map.of(SampleSender.SECRET_VARIABLE, secret);
  }

  private static Base64.Encoder encoder() {
    return Base64.getEncoder();
  }

  /// 0, 255, 254 and so on: a NUL first, and all others.
  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) -i;
    }
    return bytes;
  }
}
