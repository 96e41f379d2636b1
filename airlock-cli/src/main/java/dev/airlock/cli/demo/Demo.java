package dev.airlock.cli.demo;

import dev.airlock.cli.upload.FileState;
import dev.airlock.cli.upload.VerdictWait;
import dev.airlock.client.AirlockClient;
import dev.airlock.client.AirlockProblem;
import dev.airlock.client.FileDoing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Sends four files through the running system and checks the verdict on each.
public final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LINK_VALIDITY = Duration.ofMinutes(5);
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final double MILLIS_PER_SECOND = 1000;

  private final AirlockClient client;
  private final PrintStream out;

  public Demo(AirlockClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /// Shows each file's way and says whether all ended as they must.
  public boolean run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("airlock-demo");
    List<Sample> samples = new Samples(folder).all();
    try {
      int wrong = 0;
      for (Sample sample : samples) {
        wrong += show(sample) ? 0 : 1;
      }
      out.println(
          wrong == 0
              ? "All %d files ended as they must.".formatted(samples.size())
              : "%d of %d files did NOT end as they must.".formatted(wrong, samples.size()));
      return wrong == 0;
    } finally {
      for (Sample sample : samples) {
        Files.delete(sample.path());
      }
      Files.delete(folder);
    }
  }

  private boolean show(Sample sample) throws IOException, InterruptedException {
    out.printf("%s: %s%n", sample.file().fileName(), sample.about());
    String id = client.upload(sample.file());
    FileState state = new VerdictWait(client, PATIENCE, line -> out.println("  " + line)).await(id);
    timeline(client.history(id), state);
    boolean right =
        state.status().equals(sample.status()) && state.reason().equals(sample.reason());
    if (!right) {
      out.printf("  WRONG: this must end %s %s%n", sample.status(), sample.reason());
    }
    boolean downloadRight = checkDownload(sample, id);
    out.println();
    return right && downloadRight;
  }

  private void timeline(List<FileDoing> history, FileState state) {
    List<FileDoing> changes =
        history.stream().filter(entry -> entry.status() != null).toList(); // the rest is audit
    Instant start = changes.getFirst().occurredAt();
    for (int i = 0; i < changes.size(); i++) {
      FileDoing change = changes.get(i);
      boolean last = i == changes.size() - 1;
      out.printf(
          "  %8.3f s  %s%n",
          Duration.between(start, change.occurredAt()).toMillis() / MILLIS_PER_SECOND,
          last ? state.text() : change.status());
    }
  }

  private boolean checkDownload(Sample sample, String id) throws IOException, InterruptedException {
    boolean expected = sample.status().equals("clean");
    try {
      Fetched fetched = Fetched.from(client.download(id, LINK_VALIDITY).downloadUrl());
      boolean same = Arrays.equals(fetched.content(), Files.readAllBytes(sample.path()));
      out.printf(
          "  downloaded %d bytes, %s%n",
          fetched.content().length, same ? "the same as uploaded" : "NOT the same as uploaded");
      if (!expected) {
        out.println("  WRONG: this must not be downloadable");
      }
      return expected && same && fetched.status() == OK;
    } catch (AirlockProblem refused) {
      out.printf("  download refused: %d %s%n", refused.status(), refused.detail());
      return !expected && refused.status() == CONFLICT;
    }
  }
}
