package dev.airlock.webhook.withdrawal;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.rescan.Withdrawal;
import dev.airlock.registry.rescan.WithdrawnVerdicts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Withdraws verdicts first and queues the scans second: whatever fails in between, the reconciler
/// queues them.
@Component
class Withdrawals {
  private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);
  private static final int MOST_AT_A_TIME = 200;

  private final WithdrawnVerdicts verdicts;
  private final ObjectStore objects;
  private final ObjectCreatedQueue queue;
  private final MeterRegistry meters;

  Withdrawals(
      WithdrawnVerdicts verdicts,
      ObjectStore objects,
      ObjectCreatedQueue queue,
      MeterRegistry meters) {
    this.verdicts = verdicts;
    this.objects = objects;
    this.queue = queue;
    this.meters = meters;
    meters.counter("airlock.withdrawn"); // published from the start
  }

  WithdrawalAnswer withdraw(String scanner, String node, @Nullable Instant since) {
    Withdrawal withdrawal = verdicts.withdraw(scanner, node, since, MOST_AT_A_TIME);
    int count = withdrawal.files().size();
    if (count > 0) {
      meters.counter("airlock.withdrawn").increment(count);
      log.warn(
          "Scanning {} files again that {} called clean by {} since {}",
          count,
          scanner,
          node,
          withdrawal.since());
    }
    withdrawal.files().forEach(file -> objectOf(file).ifPresent(queue::send));
    return new WithdrawalAnswer(withdrawal.since(), count, withdrawal.more());
  }

  private Optional<ObjectVersion> objectOf(RegisteredFile file) {
    ObjectLocation location = file.location();
    return location == null ? Optional.empty() : objects.find(location);
  }
}
