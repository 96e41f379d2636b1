package dev.airlock.bench.scan;

import dev.airlock.bench.client.Caller;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Uploads of texts by presigned `PUT`. Each comes from another of the owners, as the announcements
/// of one are counted one after the other.
final class Uploads {
  private static final int WAYS = 8;

  private final List<Caller> owners;
  private final AtomicInteger next = new AtomicInteger();

  Uploads(List<Caller> owners) {
    this.owners = List.copyOf(owners);
  }

  /// Uploads several, some at a time.
  List<Uploaded> files(int count, long size) throws Exception {
    List<Uploaded> files = Collections.synchronizedList(new ArrayList<>());
    Repeated.run(count, WAYS, () -> files.add(file(size)));
    return List.copyOf(files);
  }

  /// Uploads one; returns as soon as S3 has answered.
  Uploaded file(long size) throws Exception {
    Caller owner = owners.get(Math.floorMod(next.getAndIncrement(), owners.size()));
    JsonNode announced = owner.announce("put", size);
    owner.put(announced.get("upload"), body(Words.unseen(size)));
    return new Uploaded(owner, announced.get("fileId").stringValue());
  }

  private static BodyPublisher body(Words words) {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(words::stream), words.size());
  }

  /// Removes files for good, with all their objects.
  void remove(List<Uploaded> files) throws Exception {
    AtomicInteger at = new AtomicInteger();
    Repeated.run(
        files.size(),
        WAYS,
        () -> {
          Uploaded file = files.get(at.getAndIncrement());
          file.owner().delete("/files/" + file.fileId() + "?hardDelete=true");
        });
  }
}
