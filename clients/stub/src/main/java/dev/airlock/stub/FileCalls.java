package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.stub.StubRefusal.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The calls about files that are registered.
record FileCalls(StubFiles files, SignedRequests signatures, StubProfiles profiles) {
  private static final String LABEL = "metadata.";
  private static final int MAX_LIMIT = 100;
  private static final int MAX_EXPIRY = 604_800;
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  void profiles(StubCall call) throws IOException {
    call.answer(200, profiles.listed());
  }

  void show(StubCall call) throws IOException {
    StubFile file = owned(call);
    call.answer(200, files.locked(file::shown));
  }

  void list(StubCall call) throws IOException {
    Map<String, String> query = call.query();
    int limit = number(query, "limit", 20, MAX_LIMIT);
    int from = number(query, "cursor", 0, Integer.MAX_VALUE);
    String status = query.getOrDefault("status", "");
    List<ObjectNode> matching =
        files.of(call.subject()).stream()
            .map(file -> files.locked(file::shown))
            .filter(file ->
                query.getOrDefault("profile", text(file, "profile")).equals(text(file, "profile")))
            .filter(file ->
                status.isEmpty()
                    ? !text(file, "status").equals("deleted")
                    : status.equals(text(file, "status")))
            .filter(file -> hasLabels(file, query))
            .skip(from)
            .toList();
    ObjectNode page = StubCall.JSON.createObjectNode();
    matching.stream().limit(limit).forEach(page.putArray("files")::add);
    if (matching.size() > limit) {
      page.put("nextCursor", Integer.toString(from + limit));
    }
    call.answer(200, page);
  }

  private static boolean hasLabels(ObjectNode file, Map<String, String> query) {
    return query.entrySet().stream()
        .filter(parameter -> parameter.getKey().startsWith(LABEL))
        .allMatch(label ->
            label
                .getValue()
                .equals(
                    file.path("metadata")
                        .path(label.getKey().substring(LABEL.length()))
                        .asString("")));
  }

  void download(StubCall call) throws IOException {
    StubFile file = owned(call);
    int expiresIn = number(call.query(), "expiresIn", 3_600, MAX_EXPIRY);
    ObjectNode shown = files.locked(file::shown);
    if (!text(shown, "status").equals("clean")) {
      throw new StubRefusal(Problem.FILE_NOT_CLEAN, "The file is " + text(shown, "status") + ".");
    }
    Duration validity = Duration.ofSeconds(expiresIn);
    SignedRequests.Signed get = signatures.sign("GET", file.id, 0, validity);
    SignedRequests.Signed head = signatures.sign("HEAD", file.id, 0, validity);
    ObjectNode link =
        StubCall.JSON
            .createObjectNode()
            .put("downloadUrl", ObjectCalls.url(call, "clean", file, get))
            .put("headUrl", ObjectCalls.url(call, "clean", file, head))
            .put("expiresAt", get.expiresAt().toString());
    for (String field : List.of("fileName", "size", "contentType", "sha256")) {
      link.set(field, shown.get(field));
    }
    call.answer(200, link);
  }

  void history(StubCall call) throws IOException {
    StubFile file = owned(call);
    call.answer(200, files.locked(file::history));
  }

  void delete(StubCall call) throws IOException {
    StubFile file = owned(call);
    boolean hard = call.query().getOrDefault("hardDelete", "").equals("true");
    String actor = "user:" + call.subject();
    ObjectNode shown =
        files.change(
            file,
            deleted -> {
              if (hard || !deleted.status().equals("deleted")) {
                boolean restorable = !hard && StubFile.SETTLED.contains(deleted.status());
                Instant until = restorable ? StubFiles.restorableUntil(files.clock()) : null;
                deleted.delete(until, actor);
              }
              return deleted.shown();
            });
    ObjectNode answer =
        StubCall.JSON.createObjectNode().put("fileId", file.id.toString()).put("status", "deleted");
    if (shown.has("restorableUntil")) {
      answer.set("restorableUntil", shown.get("restorableUntil"));
    }
    call.answer(200, answer);
  }

  void restore(StubCall call) throws IOException {
    StubFile file = owned(call);
    String actor = "user:" + call.subject();
    if (!files.change(file, deleted -> deleted.restore(actor))) {
      throw new StubRefusal(Problem.NOT_RESTORABLE, "The file is not deleted, or for good.");
    }
    call.answer(200, files.locked(file::shown));
  }

  void events(StubCall call) throws IOException {
    StubFile file = owned(call);
    long known = lastEventId(call);
    OutputStream out = stream(call);
    long shown = known;
    long seen = 0;
    while (!files.isClosed()) {
      List<ObjectNode> changes = files.locked(file::changes);
      int from = shown == 0 ? changes.size() - 1 : Math.toIntExact(Math.min(shown, changes.size()));
      for (ObjectNode change : changes.subList(from, changes.size())) {
        shown = change.get("sequence").longValue();
        write(out, shown, change);
      }
      seen = next(out, seen);
    }
  }

  void allEvents(StubCall call) throws IOException {
    String owner = call.subject();
    long known = lastEventId(call);
    OutputStream out = stream(call);
    long seen = known;
    if (known == 0) {
      seen = files.last();
      for (StubFile file : files.of(owner).reversed()) {
        write(out, seen, files.locked(file::shown));
      }
    }
    while (!files.isClosed()) {
      for (StubFiles.Event event : awaited(seen)) {
        seen = event.number();
        if (event.owner().equals(owner)) {
          write(out, seen, event.file());
        }
      }
      out.write(":\n\n".getBytes(UTF_8));
      out.flush();
    }
  }

  private long next(OutputStream out, long seen) throws IOException {
    List<StubFiles.Event> found = awaited(seen);
    if (found.isEmpty()) {
      out.write(":\n\n".getBytes(UTF_8));
      out.flush();
      return seen;
    }
    return found.getLast().number();
  }

  private List<StubFiles.Event> awaited(long seen) throws IOException {
    try {
      return files.await(seen, KEEP_ALIVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the stub is closed", e);
    }
  }

  private static OutputStream stream(StubCall call) throws IOException {
    call.exchange().getResponseHeaders().set("Content-Type", "text/event-stream");
    call.exchange().sendResponseHeaders(200, 0);
    OutputStream out = call.exchange().getResponseBody();
    out.write("retry: 1000\n\n".getBytes(UTF_8));
    out.flush();
    return out;
  }

  private static void write(OutputStream out, long id, ObjectNode file) throws IOException {
    out.write(
        "id: %d\nevent: %s\ndata: %s\n\n"
            .formatted(id, text(file, "status"), StubCall.JSON.writeValueAsString(file))
            .getBytes(UTF_8));
    out.flush();
  }

  private static long lastEventId(StubCall call) {
    @Nullable String id = call.header("Last-Event-ID");
    try {
      return id == null ? 0 : Long.parseLong(id);
    } catch (NumberFormatException _) {
      throw new StubRefusal(
          Problem.INVALID_FIELD, "Last-Event-ID must be a number.", "Last-Event-ID");
    }
  }

  private StubFile owned(StubCall call) {
    return files.owned(call.id(1), call.subject());
  }

  private static String text(ObjectNode file, String field) {
    return file.path(field).asString("");
  }

  private static int number(Map<String, String> query, String name, int otherwise, int most) {
    String text = query.getOrDefault(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= Math.min(1, otherwise) && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // as one that is out of range
    }
    throw new StubRefusal(
        Problem.INVALID_FIELD, "%s must be a number up to %d.".formatted(name, most), name);
  }
}
