package dev.airlock.webhook;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("org.apache.kafka..", "..relay..").check(module);
    HouseRules.staysIn("org.springframework.kafka..", "..relay..").check(module);
    HouseRules.staysIn("io.cloudevents..", "..relay..").check(module);
  }
}
