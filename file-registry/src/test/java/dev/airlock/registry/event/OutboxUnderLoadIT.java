package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=outbox-load")
class OutboxUnderLoadIT {
  private static final int FILES = 200;
  private static final int WRITERS = 4;
  private static final int RELAYS = 2;

  private final FileRegistry files;
  private final Reports scans;
  private final Outbox outbox;
  private final Queue<CommittedEvent> published = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean written = new AtomicBoolean();

  @Autowired
  OutboxUnderLoadIT(FileRegistry files, Scans scans, Outbox outbox) {
    this.files = files;
    this.scans = new Reports(scans);
    this.outbox = outbox;
  }

  @Test
  void losesNothingAndKeepsEachFilesOrderWhileOthersWrite() throws Exception {
    List<ExampleFile> examples = Stream.generate(ExampleFile::fresh).limit(FILES).toList();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService relays = Executors.newFixedThreadPool(RELAYS)) {
      List<Future<?>> relaying =
          IntStream.range(0, RELAYS).<Future<?>>mapToObj(_ -> relays.submit(this::relay)).toList();
      List<Future<?>> writing =
          examples.stream().<Future<?>>map(file -> writers.submit(() -> write(file))).toList();

      awaitAll(writing);
      written.set(true);
      awaitAll(relaying);
    }
    // A relay that ended because the other one was working leaves the rest to it.
    while (outbox.relay(100, published::addAll).orElse(1) > 0) {}

    Map<FileId, List<Long>> sequences =
        published.stream()
            .collect(
                Collectors.groupingBy(
                    CommittedEvent::fileId,
                    Collectors.mapping(CommittedEvent::sequence, Collectors.toList())));
    assertThat(sequences).hasSize(FILES);
    assertThat(sequences.values()).containsOnly(List.of(1L, 2L, 3L, 4L));
  }

  private void relay() {
    boolean last;
    do {
      last = written.get();
      outbox.relay(7, published::addAll);
    } while (!last);
  }

  private void write(ExampleFile file) {
    UUID scan = UUID.randomUUID();
    files.register(file.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    scans.claim(file.id(), file.claim(UUID.randomUUID()), "scanner");
    scans.claim(file.id(), file.claim(scan), "scanner");
    scans.verdict(file.id(), file.verdictReport(scan, ExampleFile.CLEAN), "scanner");
  }

  private static void awaitAll(List<Future<?>> tasks) throws Exception {
    for (Future<?> task : tasks) {
      task.get(60, TimeUnit.SECONDS);
    }
  }
}
