package dev.airlock.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every module passes: the house rules, on its own production classes.
public abstract class HouseRulesContract {
  /// The production classes of the module.
  protected final JavaClasses module;

  /// Looks at the classes below the package of the test itself.
  protected HouseRulesContract() {
    module = HouseRules.productionClassesOf(getClass().getPackageName());
  }

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheHouseRules(ArchRule rule) {
    rule.check(module);
  }

  @Test
  void looksAtSomething() {
    assertThat(module).isNotEmpty();
  }
}
