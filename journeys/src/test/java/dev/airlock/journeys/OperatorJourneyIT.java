package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.journeys.Front.Initiated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/// What an operator has scanned again in the running system, seen from outside.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class OperatorJourneyIT {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  // Signatures know it only after the first scan.
  private static final byte[] NEW_MALWARE = "nobody knows yet what this does".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Holds `harmless words`; the password is `secret`.
  private static final byte[] ENCRYPTED_ZIP =
      Base64.getMimeDecoder()
          .decode(
              """
              UEsDBAoACQAAABqQdV0gv+h8GgAAAA4AAAAJAAAAbm90ZXMudHh0VI4WChrp0eRquqjnHJIT81TaRbNXpo90se1QSw
              cIIL/ofBoAAAAOAAAAUEsBAh4DCgAJAAAAGpB1XSC/6HwaAAAADgAAAAkAAAAAAAAAAQAAAKSBAAAAAG5vdGVzLnR4
              dFBLBQYAAAAAAQABADcAAABRAAAAAAA=
              """);

  private final Launcher airlock;

  OperatorJourneyIT(SharedSystem.Running system) {
    airlock = system.airlock();
  }

  @Test
  void aCleanFileIsScannedAgainAndServedFromTheSameVersion() throws Exception {
    Front alice = airlock.front("alice");
    Initiated file = uploaded(alice, "notes.txt", "text/plain", WORDS);
    awaitStatus(alice, file, "clean");
    String link = link(alice, file);

    assertThat(rescan(file)).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .until(() -> actions(alice, file).stream().filter("settled"::equals).count() == 2);

    assertThat(alice.status(file)).isEqualTo("clean");
    assertThat(alice.fetch(file)).isEqualTo(WORDS);
    assertThat(URI.create(link(alice, file)).getPath()).isEqualTo(URI.create(link).getPath());
    assertThat(version(link(alice, file))).isEqualTo(version(link));
    assertThat(alice.statusOf(link)).as("a link of before").isEqualTo(200);
    // All links of the same hour are one entry, where the first was.
    assertThat(actions(alice, file))
        .containsSubsequence("download-link-issued", "rescan-requested", "scan-started", "settled");
  }

  @Test
  void anEncryptedZipIsReleasedAndServedByteForByte() throws Exception {
    Front alice = airlock.front("alice");
    Initiated file = uploaded(alice, "secrets.zip", "application/zip", ENCRYPTED_ZIP);
    awaitStatus(alice, file, "quarantined");
    assertThat(alice.download(file).statusCode()).isEqualTo(409);
    assertThat(quarantine("encrypted")).contains(file.id());

    assertThat(release(file)).isEqualTo(202);
    awaitStatus(alice, file, "clean");

    assertThat(alice.fetch(file)).isEqualTo(ENCRYPTED_ZIP);
    assertThat(quarantine("encrypted")).doesNotContain(file.id());
    assertThat(actions(alice, file)).contains("release-requested");
    assertThat(release(file)).as("again").isEqualTo(409);
  }

  @Test
  void aSuspiciousZipSaysWhyAndIsReleased() throws Exception {
    Front alice = airlock.front("alice");
    byte[] zip = zipOfABrokenCursor();
    Initiated file = uploaded(alice, "theme.zip", "application/zip", zip);
    awaitStatus(alice, file, "quarantined");
    JsonNode shown = alice.json(alice.get("/api/v1/files/" + file.id()));
    assertThat(shown.get("reason").stringValue()).isEqualTo("suspicious");
    assertThat(shown.get("what").stringValue()).isEqualTo("Heuristics.Exploit.W32.MS05-002");
    assertThat(quarantine("suspicious")).contains(file.id());

    assertThat(release(file)).isEqualTo(202);
    awaitStatus(alice, file, "clean");

    assertThat(alice.fetch(file)).isEqualTo(zip);
    assertThat(alice.json(alice.get("/api/v1/files/" + file.id())).has("what")).isFalse();
    assertThat(quarantine("suspicious")).doesNotContain(file.id());
  }

  /// An animated cursor with a header of an odd size, which alarms one of clamd's heuristics.
  private static byte[] zipOfABrokenCursor() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("busy.ani"));
      zip.write("RIFF\64\0\0\0ACONanih\50\0\0\0".getBytes(US_ASCII));
      zip.write(new byte[40]);
    }
    return bytes.toByteArray();
  }

  @Test
  void whatTurnsOutToBeMalwareIsServedNoMore() throws Exception {
    Front alice = airlock.front("alice");
    Initiated served = uploaded(alice, "notes.txt", "text/plain", NEW_MALWARE);
    Initiated isolated = uploaded(alice, "notes.pdf", "application/pdf", NEW_MALWARE);
    awaitStatus(alice, served, "clean");
    awaitStatus(alice, isolated, "quarantined");
    String link = link(alice, served);
    assertThat(alice.statusOf(link)).isEqualTo(200);

    learn(NEW_MALWARE);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          rescan(served); // until clamd has the new signatures
          return alice.status(served).equals("infected");
        });
    assertThat(release(isolated)).isEqualTo(202);
    awaitStatus(alice, isolated, "infected");

    for (Initiated file : List.of(served, isolated)) {
      assertThat(alice.download(file).statusCode()).isEqualTo(409);
      assertThat(rescan(file)).isEqualTo(409);
      assertThat(release(file)).isEqualTo(409);
      assertThat(alice.status(file)).isEqualTo("infected");
    }
    await().atMost(PATIENCE).until(() -> alice.statusOf(link) == 404);
  }

  private static Initiated uploaded(Front front, String name, String type, byte[] content)
      throws Exception {
    Initiated file = front.initiate(name, type, content.length);
    assertThat(front.post(file, content)).isEqualTo(204);
    return file;
  }

  private int rescan(Initiated file) throws Exception {
    return airlock.operator().post("/api/v1/admin/files/" + file.id() + "/rescan", "").statusCode();
  }

  private int release(Initiated file) throws Exception {
    return airlock
        .operator()
        .post("/api/v1/admin/files/" + file.id() + "/release", "{\"reason\":\"known sender\"}")
        .statusCode();
  }

  private List<String> quarantine(String reason) throws Exception {
    Front operator = airlock.operator();
    return operator
        .json(operator.get("/api/v1/admin/quarantine?reason=" + reason))
        .get("files")
        .valueStream()
        .map(file -> file.get("fileId").stringValue())
        .toList();
  }

  private static String link(Front front, Initiated file) throws Exception {
    return front.json(front.download(file)).get("downloadUrl").stringValue();
  }

  private static String version(String link) {
    return link.replaceFirst(".*[?&]versionId=([^&]+).*", "$1");
  }

  private static List<String> actions(Front front, Initiated file) throws Exception {
    JsonNode history = front.json(front.get("/api/v1/files/" + file.id() + "/history"));
    return history.valueStream().map(entry -> entry.get("action").stringValue()).toList();
  }

  private static void awaitStatus(Front front, Initiated file, String status) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> front.status(file), status::equals);
  }

  /// Gives clamd a signature of that content.
  private void learn(byte[] malware) throws Exception {
    Files.writeString(
        airlock.home().resolve("data/clamd/db/new.ndb"),
        "New-Malware:0:0:" + HexFormat.of().formatHex(malware) + "\n");
    URI clamd = URI.create("tcp://" + airlock.address("clamd"));
    try (Socket socket = new Socket(clamd.getHost(), clamd.getPort())) {
      socket.getOutputStream().write("zRELOAD\0".getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("RELOADING");
    }
  }
}
