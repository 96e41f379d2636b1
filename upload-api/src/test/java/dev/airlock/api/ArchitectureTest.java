package dev.airlock.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("software.amazon.awssdk..", "..s3..").check(module);
    HouseRules.staysIn("org.apache.kafka..", "..kafka..").check(module);
    HouseRules.staysIn("org.springframework.security..", "..security..").check(module);
    HouseRules.staysIn("org.apache.coyote..", "..tomcat..").check(module);
    HouseRules.staysIn("org.apache.tomcat..", "..tomcat..").check(module);
  }

  @Test
  void nothingPointsUpwards() {
    PackageLayers.nothingPointsUpwards("dev.airlock.api").check(module);
  }

  @Test
  void plantedViolationsOfTheLayersAreSeen() {
    String base = "dev.airlock.api.planted";
    JavaClasses planted = new ClassFileImporter().importPackages(base);

    List<String> violations =
        PackageLayers.nothingPointsUpwards(base)
            .withOptionalLayers(true)
            .evaluate(planted)
            .getFailureReport()
            .getDetails();

    assertThat(violations)
        .as("upwards")
        .anyMatch(violation -> violation.startsWith("Method <" + base + ".problem.PointsUpwards"));
    assertThat(violations)
        .as("sideways")
        .anyMatch(violation -> violation.startsWith("Method <" + base + ".grant.PointsSideways"));
    assertThat(violations)
        .as("downwards is allowed")
        .noneMatch(violation -> violation.startsWith("Method <" + base + ".upload"));
  }
}
