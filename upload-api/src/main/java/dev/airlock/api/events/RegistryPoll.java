package dev.airlock.api.events;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has event streams go on while Kafka is unreachable. Once for the whole process: the streams do
/// not ask by themselves.
@Component
class RegistryPoll {
  private static final Logger log = LoggerFactory.getLogger(RegistryPoll.class);

  private final LiveEvents live;

  RegistryPoll(LiveEvents live) {
    this.live = live;
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void poll() {
    try {
      live.catchUp();
    } catch (RuntimeException e) {
      // Health tells of the database, and the next round tries again.
      log.debug("The registry cannot be read for event streams", e);
    }
  }
}
