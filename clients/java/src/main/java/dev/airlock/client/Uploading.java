package dev.airlock.client;

import dev.airlock.client.Instructions.Completed;
import dev.airlock.client.Instructions.PartReceipt;
import dev.airlock.client.Instructions.Registered;
import dev.airlock.client.Instructions.StoredSoFar;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Registers files, and sends their bytes to where the API says.
record Uploading(ApiCalls api, PresignedTransfer storage, Clock clock) {
  // Below, one request is as fast, and there is nothing worth resuming.
  private static final long PARTS_FROM = 16L << 20;

  String upload(Outgoing file) throws IOException, InterruptedException {
    Registered registered =
        api.post(
            "/files/upload/initiate",
            request(file),
            file.idempotencyKey(),
            new TypeReference<Registered>() {});
    Instructions upload = registered.upload();
    SentBytes sent = new SentBytes(file.progress());
    Payload content = file.content();
    switch (upload.method()) {
      case "PUT" ->
          storage.put(
              Objects.requireNonNull(upload.url()),
              Objects.requireNonNull(upload.headers()),
              content,
              0,
              content.size(),
              sent);
      case "POST" ->
          storage.post(
              Objects.requireNonNull(upload.url()),
              Objects.requireNonNull(upload.fields()),
              content,
              registered.contentType(),
              sent);
      default ->
          sendParts(
              registered.fileId(),
              content,
              new PartLinkSource(
                  api, clock, registered.fileId(), Objects.requireNonNull(upload.parts())),
              new StoredSoFar(upload.partSize(), 0, List.of()),
              sent);
    }
    return registered.fileId();
  }

  private static Map<String, Object> request(Outgoing file) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("profile", file.profile());
    request.put("fileName", file.fileName());
    request.put("size", file.content().size());
    request.put("method", method(file).name().toLowerCase(Locale.ROOT));
    putUnlessAbsent(request, "contentType", file.contentType());
    putUnlessAbsent(request, "sha256", file.sha256());
    putUnlessAbsent(request, "replaces", file.replaces());
    if (!file.metadata().isEmpty()) {
      request.put("metadata", file.metadata());
    }
    return request;
  }

  private static void putUnlessAbsent(
      Map<String, Object> request, String name, @Nullable String value) {
    if (value != null) {
      request.put(name, value);
    }
  }

  private static Outgoing.Method method(Outgoing file) {
    Outgoing.Method chosen = file.method();
    if (chosen != null) {
      return chosen;
    }
    return file.content().size() < PARTS_FROM ? Outgoing.Method.PUT : Outgoing.Method.MULTIPART;
  }

  void resume(String fileId, Outgoing file) throws IOException, InterruptedException {
    StoredSoFar stored =
        api.get("/files/upload/" + fileId + "/parts", new TypeReference<StoredSoFar>() {});
    long parts = Math.ceilDiv(file.content().size(), stored.partSize());
    if (parts != stored.partCount()) {
      throw new IllegalArgumentException("that file has another size");
    }
    SentBytes sent = new SentBytes(file.progress());
    sent.add(stored.parts().stream().mapToLong(PartReceipt::size).sum());
    sendParts(
        fileId, file.content(), new PartLinkSource(api, clock, fileId, List.of()), stored, sent);
  }

  private void sendParts(
      String fileId, Payload content, PartLinkSource links, StoredSoFar stored, SentBytes sent)
      throws IOException, InterruptedException {
    List<PartReceipt> receipts =
        new PartTransfer(storage, links, content, stored.partSize(), sent)
            .send(fileId, stored.parts());
    api.post(
        "/files/upload/complete",
        Map.of("fileId", fileId, "parts", receipts),
        null,
        new TypeReference<Completed>() {});
  }
}
