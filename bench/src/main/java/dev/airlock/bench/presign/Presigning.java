package dev.airlock.bench.presign;

import com.sun.management.OperatingSystemMXBean;
import dev.airlock.api.UploadApi;
import dev.airlock.api.s3.DownloadLinks;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PresignedPost;
import dev.airlock.api.s3.PresignedPosts;
import dev.airlock.api.s3.PresignedPuts;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.Json;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts upload-api in this JVM and measures on one thread how many requests its own beans presign
/// in a second of processor time. (JMH counts by the clock, and so with whatever else is running.)
final class Presigning {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(5);
  private static final int BATCH = 100;
  private static final long SIZE = 1_000_000;
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final String PDF = "application/pdf";

  private final Clock clock;
  private long signedCharacters;

  private Presigning(Clock clock) {
    this.clock = clock;
  }

  /// Measures and writes lines `what=operations per second of processor time`.
  ///
  /// @param arguments the file to write
  public static void main(String[] arguments) throws IOException {
    try (ConfigurableApplicationContext api = SpringApplication.run(UploadApi.class)) {
      Files.write(Path.of(arguments[0]), new Presigning(Clock.systemUTC()).measure(api));
    }
  }

  private List<String> measure(ConfigurableApplicationContext api) {
    FileId id = FileId.of("0190d3c4-0000-7000-8000-000000000000");
    String key = new ObjectKey("document", id).toString();
    RegisteredFile file = clean(id, clock.instant());
    ObjectLocation location = new ObjectLocation("airlock-clean", key, "0a1b2c3d4e5f");
    PresignedPosts posts = api.getBean(PresignedPosts.class);
    PresignedPuts puts = api.getBean(PresignedPuts.class);
    MultipartUploads parts = api.getBean(MultipartUploads.class);
    DownloadLinks links = api.getBean(DownloadLinks.class);
    return List.of(
        rate(
            "POST policies",
            () -> policy(posts.issue(key, PDF, SIZE, clock.instant().plus(VALIDITY)))),
        rate("presigned PUTs", () -> puts.issue(key, PDF, SIZE, null, VALIDITY).url()),
        rate("presigned parts", () -> parts.sign(key, "0a1b2c3d4e5f", 7, SIZE, VALIDITY).url()),
        rate("presigned GETs", () -> links.issue(location, file, VALIDITY).url()));
  }

  private String rate(String what, Supplier<String> signing) {
    double _ = perSecond(signing, WARM_UP);
    return what + "=" + perSecond(signing, MEASURED);
  }

  // By processor time of the whole JVM: what else runs on the machine does not count, but what the
  // collector and the compiler take is part of the price.
  private double perSecond(Supplier<String> signing, Duration duration) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long end = System.nanoTime() + duration.toNanos();
    long began = system.getProcessCpuTime();
    long count = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < BATCH; i++) {
        signedCharacters += signing.get().length();
      }
      count += BATCH;
    }
    if (signedCharacters == 0) {
      throw new IllegalStateException("nothing was signed");
    }
    return count * 1e9 / (system.getProcessCpuTime() - began);
  }

  private static String policy(PresignedPost form) {
    return String.valueOf(form.fields().get("policy"));
  }

  private static RegisteredFile clean(FileId id, Instant now) {
    return new RegisteredFile(
        id,
        "alice",
        null,
        "document",
        "Quarterly report.pdf",
        PDF,
        SIZE,
        SIZE,
        null,
        new Json("{}"),
        UploadDetails.by(UploadMethod.POST),
        new Handling(
            "private, no-cache",
            Disposition.ATTACHMENT,
            InfectedObjects.ISOLATE,
            Duration.ofDays(30)),
        null,
        FileStatus.CLEAN,
        3,
        now,
        now,
        now,
        now,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
