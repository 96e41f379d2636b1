package dev.airlock.setup;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void kafkaStaysInItsAdapter() {
    HouseRules.staysIn("org.apache.kafka..", "..installation..", "..cli..").check(module);
  }
}
