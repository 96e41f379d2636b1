package dev.airlock.registry;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("org.postgresql..", "..event..").check(module);
  }
}
