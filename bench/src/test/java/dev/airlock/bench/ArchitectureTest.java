package dev.airlock.bench;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void theServiceIsKnownOnlyToWhatMeasuresInsideIt() {
    HouseRules.staysIn("dev.airlock.api..", "..presign..").check(module);
    HouseRules.staysIn("dev.airlock.registry..", "..presign..", "..bench.registry..").check(module);
    HouseRules.staysIn("org.springframework..", "..presign..", "..bench.registry..").check(module);
  }

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("picocli..", "..cli..").check(module);
  }
}
