package dev.airlock.api;

import dev.airlock.model.file.FileId;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;

/// The upload API with a relay that publishes what happens when a test says so.
@ResourceLock("the relay")
class WatchedApi extends RunningApi {
  static final EventRelay RELAY = new EventRelay(SPACE);
  static final String OWN_FILES = "/api/v1/files/events";

  @Autowired Scans scans;
  @Autowired S3Client s3;

  static String eventsOf(FileId file) {
    return "/api/v1/files/" + file + "/events";
  }

  /// Has the owner's file scanned: two changes.
  void settle(FileId file, TenantContext owner) {
    new Scanner(scans, s3, SPACE, owner).settle(file, new Verdict.Clean());
  }

  static void delete(FileId file, Client owner) throws Exception {
    json(owner.call("DELETE", "/api/v1/files/" + file, ""), 200);
  }

  static List<Long> sequences(Watching watching) {
    return watching.events().stream().map(Watching.Event::sequence).toList();
  }
}
