package dev.airlock.client;

import dev.airlock.client.Instructions.PartLink;
import dev.airlock.client.Instructions.PartLinks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Links to put parts to. They are valid for minutes: new ones are asked for when they are needed,
/// a few ahead.
final class PartLinkSource {
  private static final int AHEAD = 16;
  // Time enough for the first byte of a part to arrive.
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final ApiCalls api;
  private final Clock clock;
  private final String fileId;
  private final Map<Integer, PartLink> links;

  PartLinkSource(ApiCalls api, Clock clock, String fileId, List<PartLink> known) {
    this.api = api;
    this.clock = clock;
    this.fileId = fileId;
    this.links =
        known.stream().collect(Collectors.toMap(PartLink::partNumber, Function.identity()));
  }

  /// A link for that part, for one try.
  ///
  /// @param last the number of the last part
  PartLink take(int number, int last) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      @Nullable PartLink known = links.remove(number);
      if (known != null && known.expiresAt().isAfter(clock.instant().plus(MARGIN))) {
        return known;
      }
      List<Integer> numbers =
          IntStream.rangeClosed(number, Math.min(last, number + AHEAD - 1)).boxed().toList();
      PartLinks signed =
          api.post(
              "/files/upload/" + fileId + "/parts",
              Map.of("partNumbers", numbers),
              null,
              new TypeReference<PartLinks>() {});
      signed.parts().forEach(link -> links.put(link.partNumber(), link));
      PartLink link = links.remove(number);
      if (link == null) {
        throw new IOException("the API gave no link for part " + number);
      }
      return link;
    } finally {
      lock.unlock();
    }
  }
}
