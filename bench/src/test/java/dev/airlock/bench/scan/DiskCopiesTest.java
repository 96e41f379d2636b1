package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCopiesTest {
  @TempDir private Path folder;

  @Test
  void writesOneFileAfterTheOtherAndLeavesNone() throws Exception {
    Path copies = folder.resolve("copies");
    Set<Path> seen = new HashSet<>();
    try (DiskCopies _ = new DiskCopies(copies, 100_000, 20)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> {
            List<Path> there = files(copies);
            assertThat(there).hasSizeLessThanOrEqualTo(2);
            seen.addAll(there);
            return seen.size() >= 5;
          });
    }
    assertThat(copies).doesNotExist();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
