package dev.airlock.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FileEventTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final FileMetadata FILE =
      new FileMetadata(
          FileId.of("019aa3f0-5b7c-7def-8123-456789abcdef"),
          "cv.pdf",
          "resume",
          68,
          null,
          "application/pdf",
          null,
          FileStatus.PENDING,
          null,
          null,
          null,
          null,
          null,
          Instant.parse("2026-11-21T10:00:00Z"),
          null,
          null,
          null,
          null,
          null,
          7,
          Map.of("team", "blue"));

  @Test
  void hasTheTypesThatConsumersKnow() {
    assertThat(Arrays.stream(FileStatus.values()).map(FileEvent::typeOf))
        .containsExactlyInAnyOrder(
            "airlock.file.pending",
            "airlock.file.scanning",
            "airlock.file.clean",
            "airlock.file.infected",
            "airlock.file.quarantined",
            "airlock.file.expired",
            "airlock.file.deleted");
  }

  @Test
  void showsTheFileAndItsSequence() {
    String sent = JSON.writeValueAsString(FILE);

    assertThat(JSON.readTree(sent))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "fileId": "019aa3f0-5b7c-7def-8123-456789abcdef",
                  "fileName": "cv.pdf",
                  "profile": "resume",
                  "size": 68,
                  "contentType": "application/pdf",
                  "status": "pending",
                  "createdAt": "2026-11-21T10:00:00Z",
                  "metadata": {"team": "blue"},
                  "sequence": 7
                }
                """));
  }
}
