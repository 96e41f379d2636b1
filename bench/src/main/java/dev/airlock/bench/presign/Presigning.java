package dev.airlock.bench.presign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.airlock.api.UploadApi;
import dev.airlock.api.s3.DownloadLinks;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PresignedPost;
import dev.airlock.api.s3.PresignedPosts;
import dev.airlock.api.s3.PresignedPuts;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.InfectedObjects;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.Json;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.file.UploadWay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts upload-api in this JVM and measures on one thread how many permissions its own beans sign
/// in a second of processor time.
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

  /// Measures and writes lines `name=operations per second of processor time`.
  ///
  /// @param arguments the file to write
  public static void main(String[] arguments) throws IOException {
    try (ConfigurableApplicationContext api = SpringApplication.run(UploadApi.class)) {
      Map<String, Double> rates = new Presigning(Clock.systemUTC()).measure(api);
      Files.writeString(
          Path.of(arguments[0]),
          rates.entrySet().stream()
              .map(rate -> rate.getKey() + "=" + rate.getValue() + "\n")
              .collect(Collectors.joining()),
          UTF_8);
    }
  }

  private Map<String, Double> measure(ConfigurableApplicationContext api) {
    FileId id = FileId.of("0190d3c4-0000-7000-8000-000000000000");
    String key = RegisteredFile.objectKey("document", id);
    RegisteredFile file = clean(id, clock.instant());
    ObjectLocation location = new ObjectLocation("airlock-clean", key, "0a1b2c3d4e5f");
    PresignedPosts posts = api.getBean(PresignedPosts.class);
    PresignedPuts puts = api.getBean(PresignedPuts.class);
    MultipartUploads parts = api.getBean(MultipartUploads.class);
    DownloadLinks links = api.getBean(DownloadLinks.class);
    Map<String, Supplier<String>> signings = new LinkedHashMap<>();
    signings.put("post", () -> policy(posts.issue(key, PDF, SIZE, clock.instant().plus(VALIDITY))));
    signings.put("put", () -> puts.issue(key, PDF, SIZE, null, VALIDITY).url());
    signings.put("part", () -> parts.sign(key, "0a1b2c3d4e5f", 7, SIZE, VALIDITY).url());
    signings.put("get", () -> links.issue(location, file, VALIDITY));
    Map<String, Double> rates = new LinkedHashMap<>();
    signings.forEach((name, signing) -> {
      rate(signing, WARM_UP);
      rates.put(name, rate(signing, MEASURED));
    });
    if (signedCharacters == 0) {
      throw new IllegalStateException("nothing was signed");
    }
    return rates;
  }

  // By processor time, so that what else runs on the machine does not count.
  private double rate(Supplier<String> signing, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    long began = processorNanos();
    long count = 0;
    while (System.nanoTime() < end) {
      for (int i = 0; i < BATCH; i++) {
        signedCharacters += signing.get().length();
      }
      count += BATCH;
    }
    return count * 1e9 / (processorNanos() - began);
  }

  // Of the whole JVM: what its collector and its compiler take is part of the price.
  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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
        UploadWay.by(UploadMethod.POST),
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
        null);
  }
}
