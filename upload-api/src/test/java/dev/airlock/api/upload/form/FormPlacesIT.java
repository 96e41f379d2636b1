package dev.airlock.api.upload.form;

import static dev.airlock.api.fixture.RawRequests.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.api.fixture.SentForms;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Slow senders do not hold the places in which files of forms are received.
class FormPlacesIT extends RunningApi {
  private static final int BYTES_A_TENTH_OF_A_SECOND = 500; // 5 KB/s: above the usual least

  private static ConfigurableApplicationContext api;

  private final List<RawConnection> open = new ArrayList<>();
  private final AtomicBoolean done = new AtomicBoolean();

  @BeforeAll
  static void start() {
    api =
        start(
            Map.of(
                "airlock.form.concurrency", 2,
                "airlock.form.per-caller", 1,
                "airlock.form.patience", "40s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void disconnect() throws IOException {
    done.set(true);
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  @Test
  void oneCallerLeavesRoomForOthers() throws Exception {
    for (int i = 0; i < 4; i++) {
      slowSender("mallory");
    }
    accepted(client(api, "alice"));
  }

  @Test
  void whoIsSlowMakesRoomForWhoWaits() throws Exception {
    for (String slow : List.of("mallory", "mallet", "marvin", "mordred")) {
      slowSender(slow);
    }
    accepted(client(api, "bob"));
    await().atMost(Duration.ofMinutes(2)).until(this::oneIsCutOff);
  }

  private boolean oneIsCutOff() throws IOException {
    for (RawConnection sender : open) {
      if (sender.isEnded()) {
        return true;
      }
    }
    return false;
  }

  private static void accepted(Client sender) throws Exception {
    JsonNode files =
        json(sender.form(SentForms.document().file("a.txt", "text/plain", SentForms.WORDS)), 202)
            .get("files");
    assertThat(files.get(0).get("fileId")).as(files.toString()).isNotNull();
  }

  private void slowSender(String subject) throws IOException {
    int port = Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port"));
    RawConnection sender = new RawConnection(port);
    open.add(sender);
    String boundary = "--a-boundary-of-the-test\r\nContent-Disposition: form-data; ";
    sender.send(
        head(
                "POST",
                "/api/v1/files",
                TOKENS.token(subject, null, READ_AND_WRITE, inAnHour()),
                "Content-Type: " + MultipartForm.CONTENT_TYPE,
                "Content-Length: 50000000")
            + "\r\n"
            + boundary
            + "name=\"profile\"\r\n\r\ndocument\r\n"
            + boundary
            + "name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n");
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (!done.get()) {
              sender.send("x".repeat(BYTES_A_TENTH_OF_A_SECOND));
              Thread.sleep(100);
            }
          } catch (IOException | InterruptedException _) {
            // It was cut off.
          }
        });
  }
}
