package dev.airlock.stub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One file and what became of it. Guarded by the lock of [StubFiles].
final class StubFile {
  static final long PART_SIZE = 8L << 20;
  static final Set<String> SETTLED = Set.of("clean", "infected", "quarantined");

  final UUID id;
  final String owner;
  final String method;
  final long size;
  final String contentType;
  final @Nullable String sha256;
  final Instant expiresAt;
  final SortedMap<Integer, byte[]> parts = new TreeMap<>();
  private final Clock clock;
  private final ObjectNode shown;
  private final ArrayNode history;
  private final List<ObjectNode> changes = new ArrayList<>();
  byte @Nullable [] content;
  private @Nullable String formerStatus;

  /// A new file.
  ///
  /// @param shown the file as the API shows it, with its declared fields
  StubFile(UUID id, String owner, String method, ObjectNode shown, Instant expiresAt, Clock clock) {
    this.id = id;
    this.owner = owner;
    this.method = method;
    this.shown = shown;
    this.size = shown.get("size").longValue();
    this.contentType = shown.get("contentType").stringValue();
    this.sha256 = shown.path("sha256").stringValue(null);
    this.expiresAt = expiresAt;
    this.clock = clock;
    this.history = StubCall.JSON.createArrayNode();
    change("initiated", "pending", "user:" + owner);
  }

  String status() {
    return shown.path("status").asString("");
  }

  String text(String field) {
    return shown.path(field).asString("");
  }

  int partCount() {
    return Math.toIntExact(Math.ceilDiv(size, PART_SIZE));
  }

  long sizeOf(int part) {
    return part < partCount() ? PART_SIZE : size - PART_SIZE * (partCount() - 1);
  }

  /// The file as the API shows it now.
  ObjectNode shown() {
    return shown.deepCopy();
  }

  ArrayNode history() {
    return history.deepCopy();
  }

  /// The file after each of its changes.
  List<ObjectNode> changes() {
    return List.copyOf(changes);
  }

  void scanning() {
    String now = clock.instant().toString();
    shown.put("uploadedAt", now);
    shown.putObject("scan").put("startedAt", now);
    change("scan-started", "scanning", "scanner:stub");
  }

  void settle(StubVerdict verdict, String digest) {
    String now = clock.instant().toString();
    shown
        .withObject("/scan")
        .put("engine", "stub")
        .put("engineVersion", "1")
        .put("finishedAt", now);
    shown.put("sha256", digest).put("detectedContentType", contentType).put("settledAt", now);
    if (verdict.reason() != null) {
      shown.put("reason", verdict.reason());
    }
    if (!verdict.threats().isEmpty()) {
      verdict.threats().forEach(shown.putArray("threats")::add);
    }
    change("settled", verdict.status(), "scanner:stub");
  }

  void delete(@Nullable Instant restorableUntil, String actor) {
    if (restorableUntil == null) {
      content = null;
      parts.clear();
      shown.remove("restorableUntil");
    } else {
      shown.put("restorableUntil", restorableUntil.toString());
    }
    if (!status().equals("deleted")) {
      formerStatus = status();
      change("deleted", "deleted", actor);
    }
  }

  /// Takes back its deletion, if that is possible.
  ///
  /// @return whether it was
  boolean restore(String actor) {
    if (!status().equals("deleted") || formerStatus == null || !shown.has("restorableUntil")) {
      return false;
    }
    shown.remove("restorableUntil");
    change("restored", formerStatus, actor);
    return true;
  }

  void note(String action, String actor) {
    addBy(history.addObject().put("action", action), actor);
  }

  private void addBy(ObjectNode entry, String actor) {
    entry.put("actor", actor);
    if (actor.startsWith("user:")) {
      entry.put("address", "127.0.0.1");
    }
    entry.put("occurredAt", clock.instant().toString()).putObject("details");
  }

  private void change(String action, String status, String actor) {
    int sequence = changes.size() + 1;
    shown.put("status", status).put("sequence", sequence);
    ObjectNode entry =
        history.addObject().put("action", action).put("sequence", sequence).put("status", status);
    if (action.equals("settled")) {
      for (String found : List.of("reason", "threats")) {
        if (shown.has(found)) {
          entry.set(found, shown.get(found));
        }
      }
      entry.put("engine", "stub").put("engineVersion", "1");
    }
    addBy(entry, actor);
    changes.add(shown.deepCopy());
  }
}
