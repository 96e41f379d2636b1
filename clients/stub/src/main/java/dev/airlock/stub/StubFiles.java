package dev.airlock.stub;

import dev.airlock.stub.StubRefusal.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// All files of a stub, and one lock for them.
final class StubFiles implements AutoCloseable {
  /// How many bytes the stub keeps.
  static final long CAPACITY = 256L << 20;

  private static final Duration CLAIM_AFTER = Duration.ofMillis(20);

  private final Map<UUID, StubFile> files = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private boolean closed;

  StubFiles(Clock clock) {
    this.clock = clock;
  }

  /// A change of any file.
  ///
  /// @param number its place among all of them, from 1
  record Event(long number, String owner, ObjectNode file) {}

  Clock clock() {
    return clock;
  }

  /// Does something with the files, which nobody else does meanwhile.
  <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /// Registers a file.
  ///
  /// @throws StubRefusal 429 if there is no room for it
  StubFile add(String owner, String method, ObjectNode shown, Duration validity) {
    return locked(() -> {
      long kept = files.values().stream().mapToLong(file -> file.size).sum();
      if (kept + shown.get("size").longValue() > CAPACITY) {
        throw new StubRefusal(
            Problem.QUOTA_EXCEEDED, "The stub keeps 256 MiB until it is closed, and has them.");
      }
      UUID id = newId();
      ObjectNode first = StubCall.JSON.createObjectNode().put("fileId", id.toString());
      first.setAll(shown);
      first.put("createdAt", clock.instant().toString());
      StubFile file = new StubFile(id, owner, method, first, clock.instant().plus(validity), clock);
      files.put(id, file);
      publish(file);
      return file;
    });
  }

  /// The file, if the caller owns it.
  ///
  /// @throws StubRefusal 404 or 403 if not
  StubFile owned(UUID id, String subject) {
    StubFile file = locked(() -> files.get(id));
    if (file == null) {
      throw new StubRefusal(Problem.FILE_NOT_FOUND, "There is no such file.");
    }
    if (!file.owner.equals(subject)) {
      locked(() -> {
        file.note("access-refused", "user:" + subject);
        return null;
      });
      throw new StubRefusal(Problem.NOT_THE_OWNER, "The file belongs to somebody else.");
    }
    return file;
  }

  @Nullable StubFile find(UUID id) {
    return locked(() -> files.get(id));
  }

  /// The caller's files, newest first.
  List<StubFile> of(String owner) {
    return locked(() ->
        List.copyOf(files.values()).reversed().stream()
            .filter(file -> file.owner.equals(owner))
            .toList());
  }

  /// Changes a file.
  <T extends @Nullable Object> T change(StubFile file, Function<StubFile, T> change) {
    return locked(() -> {
      T result = change.apply(file);
      publish(file);
      return result;
    });
  }

  /// Takes the bytes of a file, which is then scanned.
  void stored(StubFile file, byte[] content) {
    StubVerdict verdict = StubVerdict.of(file.text("fileName"), content);
    locked(() -> {
      file.content = content;
      file.parts.clear();
      return null;
    });
    Thread.ofVirtual().start(() -> scan(file, verdict, sha256(content)));
  }

  private void scan(StubFile file, StubVerdict verdict, String digest) {
    try {
      Thread.sleep(CLAIM_AFTER);
      change(file, StubFiles::claim);
      Thread.sleep(verdict.after());
      change(file, scanned -> settle(scanned, verdict, digest));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Void claim(StubFile file) {
    if (file.status().equals("pending")) {
      file.scanning();
    }
    return null;
  }

  private static @Nullable Void settle(StubFile file, StubVerdict verdict, String digest) {
    if (file.status().equals("scanning")) {
      boolean other = file.sha256 != null && !file.sha256.equals(digest);
      file.settle(
          other
              ? new StubVerdict("quarantined", "checksum-mismatch", List.of(), verdict.after())
              : verdict,
          digest);
    }
    return null;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has it", e);
    }
  }

  private void publish(StubFile file) {
    List<ObjectNode> changes = file.changes();
    long known =
        events.stream()
            .filter(event -> event.file().get("fileId").asString().equals(file.id.toString()))
            .count();
    for (ObjectNode change : changes.subList(Math.toIntExact(known), changes.size())) {
      events.add(new Event(events.size() + 1L, file.owner, change));
    }
    changed.signalAll();
  }

  /// The number of the last change of any file.
  long last() {
    return locked(() -> (long) events.size());
  }

  /// What `events` finds once it finds anything; nothing after a while, or when the stub is closed.
  List<Event> await(long after, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (events.size() <= after && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return List.copyOf(
          events.subList(Math.toIntExact(Math.min(after, events.size())), events.size()));
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return locked(() -> closed);
  }

  // Version 7 (RFC 9562): ids grow with the time.
  private UUID newId() {
    long most = (clock.millis() << 16) | 0x7000 | (files.size() & 0xFFF);
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  static Instant restorableUntil(Clock clock) {
    return clock.instant().plus(Duration.ofDays(30));
  }

  @Override
  public void close() {
    locked(() -> {
      closed = true;
      changed.signalAll();
      return null;
    });
  }
}
