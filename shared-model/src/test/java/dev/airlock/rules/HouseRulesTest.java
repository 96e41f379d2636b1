package dev.airlock.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("dev.airlock.rules.planted");

  static List<ArchRule> rules() {
    return HouseRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleSeesItsPlantedViolation(ArchRule rule) {
    assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
  }

  @Test
  void dependencyThatPointsUpwardsIsSeen() {
    ArchRule downwards = HouseRules.pointsDownwards("..planted.util..", "..planted.circle..");
    assertThat(downwards.evaluate(PLANTED).hasViolation()).isTrue();
  }

  @Test
  void libraryOutsideItsAdapterIsSeen() {
    String spring = "org.springframework..";
    assertThat(HouseRules.staysIn(spring, "..circle..").evaluate(PLANTED).hasViolation()).isTrue();
    assertThat(HouseRules.staysIn(spring, "..util..").evaluate(PLANTED).hasViolation()).isFalse();
  }
}
