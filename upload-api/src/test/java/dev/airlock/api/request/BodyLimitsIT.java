package dev.airlock.api.request;

import static dev.airlock.api.fixture.RawRequests.exchange;
import static dev.airlock.api.fixture.RawRequests.head;
import static dev.airlock.api.fixture.RawRequests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RawConnection;
import dev.airlock.api.fixture.RunningApi;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No JSON costs more than its limit, whoever sends it and however, and nothing that anybody needs
/// is refused.
class BodyLimitsIT extends RunningApi {
  private static final String INITIATE = "/api/v1/files/upload/initiate";
  private static final String JSON = "Content-Type: application/json";
  private static final String NOTES = Client.uploadRequest("notes.txt", "text/plain", 14);

  private static String token() {
    return TOKENS.token("alice", null, READ_AND_WRITE, inAnHour());
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIsNotReadFromAnybody() throws Exception {
    for (String token : new String[] {"", "garbage", token()}) {
      try (RawConnection client = new RawConnection(port)) {
        client.send(head("POST", INITIATE, token, JSON, "Content-Length: 62914560") + "\r\n{");
        refused(client.response(), 413, "body-too-large");
      }
    }
  }

  @Test
  void aBodyInChunksIsReadUpToTheLimit() throws Exception {
    try (RawConnection client = new RawConnection(port)) {
      client.send(head("POST", INITIATE, token(), JSON, "Transfer-Encoding: chunked") + "\r\n");
      // Without an end: a server that waits for all of it never answers.
      client.send("10001\r\n" + "[".repeat(0x10001) + "\r\n");
      refused(client.response(), 413, "body-too-large");
    }
  }

  @Test
  void aBodyOfExactlyTheLimitIsRead() throws Exception {
    String body = NOTES + " ".repeat(64 * 1024 - NOTES.length());
    assertThat(client("alice").initiate(body).statusCode()).isEqualTo(201);
    problem(client("alice").initiate(body + " "), 413, "body-too-large");
  }

  @Test
  void theLargestMetadataFits() throws Exception {
    Map<String, String> labels =
        IntStream.range(0, 20)
            .boxed()
            .collect(
                Collectors.toMap(number -> "%064d".formatted(number), _ -> "\\u00e4".repeat(256)));
    String metadata =
        labels.entrySet().stream()
            .map(label -> "\"%s\":\"%s\"".formatted(label.getKey(), label.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    String body = NOTES.substring(0, NOTES.length() - 1) + ",\"metadata\":" + metadata + "}";
    assertThat(client("alice").initiate(body).statusCode()).isEqualTo(201);
  }

  @Test
  void aListOfAllPartsFits() throws Exception {
    String parts =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(
                "{\"partNumber\": %d, \"eTag\": \"\\\"d41d8cd98f00b204e9800998ecf8427e\\\"\"}"
                    ::formatted)
            .collect(Collectors.joining(", "));
    String body = "{\"fileId\":\"%s\",\"parts\":[%s]}".formatted(UUID.randomUUID(), parts);
    problem(
        client("alice").call("POST", "/api/v1/files/upload/complete", body), 404, "file-not-found");
  }

  @Test
  void compressedBodiesAreNotExpanded() throws Exception {
    refused(
        exchange(
            port,
            head(
                    "POST",
                    INITIATE,
                    token(),
                    JSON,
                    "Content-Encoding: gzip",
                    "Content-Length: " + NOTES.length())
                + "\r\n"
                + NOTES),
        415,
        "unsupported-media-type");
  }
}
