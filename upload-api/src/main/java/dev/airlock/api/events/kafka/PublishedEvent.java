package dev.airlock.api.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.events.LiveEvent;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileEvent;
import dev.airlock.registry.access.TenantContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A lifecycle event as a Kafka record: a CloudEvent in binary mode. Everything but the file itself
/// is in its headers, so no JSON needs to be parsed.
final class PublishedEvent {
  private static final Map<String, FileStatus> STATUS_BY_TYPE =
      Arrays.stream(FileStatus.values())
          .collect(Collectors.toUnmodifiableMap(FileEvent::typeOf, Function.identity()));

  private PublishedEvent() {}

  /// The event that the record is; nothing if it is something else.
  static Optional<LiveEvent> in(ConsumerRecord<String, byte[]> published) {
    FileStatus status = STATUS_BY_TYPE.get(header(published, "ce_type"));
    String id = header(published, "ce_id"); // file id, slash, sequence
    String position = header(published, "ce_streamposition");
    String owner = header(published, "ce_owner");
    if (status == null || id == null || position == null || owner == null) {
      return Optional.empty();
    }
    try {
      int slash = id.lastIndexOf('/');
      return Optional.of(
          new LiveEvent(
              Long.parseLong(position),
              FileId.of(id.substring(0, Math.max(slash, 0))),
              Long.parseLong(id.substring(slash + 1)),
              status,
              new TenantContext(header(published, "ce_tenant"), owner),
              new String(published.value(), UTF_8)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> published, String name) {
    Header header = published.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
