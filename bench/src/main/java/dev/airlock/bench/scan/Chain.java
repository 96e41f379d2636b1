package dev.airlock.bench.scan;

import dev.airlock.bench.client.Caller;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.cli.system.Part;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/// What a file passes on its way, but for the worker: upload-api and webhook, on a lab's backends.
///
/// @param lab the backends
/// @param uploads of files into it
record Chain(Lab lab, ServiceProcess api, ServiceProcess webhook, HttpClient http, Uploads uploads)
    implements AutoCloseable {
  private static final int OWNERS = 16;

  /// Larger files than by default: the largest that clamd takes are of 2 GB.
  private static final Map<String, String> LARGE_FILES =
      Map.of("AIRLOCK_PROFILES_DOCUMENT_MAXSIZE", "2GB");

  static Chain start(Lab lab) throws Exception {
    ServiceProcess webhook = lab.startService(Part.WEBHOOK, Jvm.FLAGS_SOON_WARM, Map.of());
    ServiceProcess api = lab.startService(Part.UPLOAD_API, Jvm.FLAGS_SOON_WARM, LARGE_FILES);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    // After a signal: what is still uploaded would be written into a folder that is deleted.
    AutoCloseable uploadsEnd = http::shutdownNow;
    lab.add(uploadsEnd);
    List<Caller> owners =
        lab.tokens(OWNERS).stream().map(token -> new Caller(http, api.address(), token)).toList();
    return new Chain(lab, api, webhook, http, new Uploads(owners));
  }

  /// Starts a worker. Only one may run at a time.
  ///
  /// @param settings variables that it gets besides those that connect it to the backends
  ServiceProcess startWorker(List<String> flags, Map<String, String> settings) throws Exception {
    return lab.startService(Part.SCAN_WORKER, flags, settings);
  }

  /// Processor time used so far.
  CpuTimes cpuTimes(ServiceProcess worker) {
    return CpuTimes.now(List.of(api, webhook, worker));
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
