package dev.airlock.scan.queue;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.QueueSettings;
import dev.airlock.objectstore.SqsSender;
import dev.airlock.scan.pipeline.ObjectCreated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Lets messages wait whose files are not yet to be scanned, by hiding them: each stays the same
/// message, so that its age in the queue is how long the file has been waiting, and costs no
/// request but its receives. SQS counts those, and gives up a message that has too many.
@Component
class Deferrals {
  private static final Logger log = LoggerFactory.getLogger(Deferrals.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  // After a wait, a fourth as long again: a long line costs few receives, and is not much longer.
  private static final int SHARE = 4;

  /// Receives that are no deferrals: each is one of a worker that died.
  static final int LIVES = 10;

  private static final int MOST_OWNERS = 10_000;

  private final SqsSender sqs;
  private final QueueSettings queue;
  private final JsonMapper json;
  private final Clock clock;
  private final Map<ObjectVersion, String> owners = Collections.synchronizedMap(new Newest());
  private volatile OptionalInt limit = OptionalInt.empty();

  Deferrals(SqsSender sqs, QueueSettings queue, JsonMapper json, Clock clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.json = json;
    this.clock = clock;
  }

  /// How long a message is to be hidden; nothing if the queue would soon give it up.
  ///
  /// @param owner whose file it is, if that is known; it need not be asked for again
  Optional<Duration> hide(
      ObjectCreated created, @Nullable String owner, Instant sent, int receives) {
    if (receives > limit() - LIVES) {
      return Optional.empty();
    }
    if (owner != null) {
      owners.put(created.object(), owner);
    }
    return Optional.of(waitAt(age(sent)));
  }

  /// Whose file it is, if this worker has hidden its message.
  @Nullable String ownerOf(ObjectCreated created) {
    return owners.get(created.object());
  }

  /// Whether a message was received more often than waiting explains: then workers die of it.
  boolean isDeadly(Instant sent, int receives) {
    return isDeadly(age(sent), receives);
  }

  static boolean isDeadly(Duration age, int receives) {
    return receives > LIVES && receives > LIVES + mostAt(age);
  }

  /// How long to wait for others, after having waited so long.
  static Duration waitAt(Duration age) {
    Duration wait = age.dividedBy(SHARE);
    return wait.compareTo(FIRST_WAIT) < 0
        ? FIRST_WAIT
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  // How often a message of that age can have been hidden.
  static int mostAt(Duration age) {
    int most = 0;
    for (Duration at = Duration.ZERO; at.compareTo(age) < 0; at = at.plus(waitAt(at))) {
      most++;
    }
    return most;
  }

  private Duration age(Instant sent) {
    Duration age = Duration.between(sent, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  // It is asked for again until it is known; 0 before.
  private int limit() {
    if (limit.isEmpty()) {
      try {
        limit = OptionalInt.of(sqs.redrivePolicy(queue.name()).map(this::receives).orElse(1_000));
      } catch (SdkException | JacksonException e) {
        log.warn("{} does not say when it gives up a message: {}", queue.name(), e.getMessage());
      }
    }
    return limit.orElse(0);
  }

  private int receives(String policy) {
    return json.readTree(policy).path("maxReceiveCount").asInt(0);
  }

  private static final class Newest extends LinkedHashMap<ObjectVersion, String> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ObjectVersion, String> eldest) {
      return size() > MOST_OWNERS;
    }
  }
}
