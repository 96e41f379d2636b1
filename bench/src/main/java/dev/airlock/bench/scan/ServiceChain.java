package dev.airlock.bench.scan;

import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.ApiClient;
import dev.airlock.bench.load.Repeated;
import dev.airlock.cli.system.Part;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What a file passes on its way, but for the worker: upload-api and webhook, on a lab's backends.
/// Texts are uploaded into it by presigned `PUT`.
///
/// @param owners take turns, as the uploads of one are counted one after the other
record ServiceChain(
    Lab lab,
    ServiceProcess api,
    ServiceProcess webhook,
    HttpClient http,
    List<ApiClient> owners,
    AtomicInteger nextOwner)
    implements AutoCloseable {
  private static final int OWNERS = 16;
  private static final int WAYS = 8;

  /// Larger files than by default: the largest that clamd takes are of 2 GB.
  private static final Map<String, String> LARGE_FILES =
      Map.of("AIRLOCK_PROFILES_DOCUMENT_MAXSIZE", "2GB", "AIRLOCK_SCAN_MAXSIZE", "2GB");

  /// A file whose bytes S3 has.
  record Uploaded(ApiClient owner, String fileId) {}

  static ServiceChain start(Lab lab) throws Exception {
    ServiceProcess webhook = lab.startService(Part.WEBHOOK, Lab.FLAGS_SOON_WARM, Map.of());
    ServiceProcess api = lab.startService(Part.UPLOAD_API, Lab.FLAGS_SOON_WARM, LARGE_FILES);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // After a signal: what is still uploaded would be written into a folder that is deleted.
    AutoCloseable uploadsEnd = http::shutdownNow;
    lab.add(uploadsEnd);
    List<ApiClient> owners =
        lab.tokens(OWNERS).stream()
            .map(token -> new ApiClient(http, api.address(), token))
            .toList();
    return new ServiceChain(lab, api, webhook, http, owners, new AtomicInteger());
  }

  /// Processor time used so far.
  CpuTimes cpuTimes(ServiceProcess worker) {
    return CpuTimes.now(api, webhook, worker);
  }

  /// Uploads a text; returns as soon as S3 has responded.
  Uploaded upload(long size) throws Exception {
    ApiClient owner = turn();
    RandomText text = RandomText.unseen(size);
    return new Uploaded(
        owner,
        owner.upload(
            size, BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(text::stream), size)));
  }

  /// Uploads a file, several times.
  List<Uploaded> upload(int count, Path file, String contentType) throws Exception {
    List<Uploaded> files = Collections.synchronizedList(new ArrayList<>());
    Repeated.run(
        count,
        WAYS,
        () -> {
          ApiClient owner = turn();
          files.add(new Uploaded(owner, owner.upload(file, contentType)));
        });
    return files;
  }

  private ApiClient turn() {
    return owners.get(Math.floorMod(nextOwner.getAndIncrement(), owners.size()));
  }

  /// Uploads several, some at a time.
  List<Uploaded> upload(int count, long size) throws Exception {
    List<Uploaded> files = Collections.synchronizedList(new ArrayList<>());
    Repeated.run(count, WAYS, () -> files.add(upload(size)));
    return files;
  }

  /// Deletes files for good, with all their objects.
  void delete(List<Uploaded> files) throws Exception {
    AtomicInteger at = new AtomicInteger();
    Repeated.run(
        files.size(),
        WAYS,
        () -> {
          Uploaded file = files.get(at.getAndIncrement());
          file.owner().delete("/files/" + file.fileId() + "?hardDelete=true");
        });
  }

  @Override
  public void close() {
    try (http;
        webhook;
        api) {
      // Resources are closed last to first, each also when one before it failed.
    }
  }
}
