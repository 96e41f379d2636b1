package dev.airlock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.airlock.rules.HouseRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses MODULE = HouseRules.productionClassesOf("dev.airlock.registry");

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheHouseRules(ArchRule rule) {
    rule.check(MODULE);
  }

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("org.postgresql..", "..columns..").check(MODULE);
  }

  @Test
  void looksAtSomething() {
    assertThat(MODULE).isNotEmpty();
  }
}
