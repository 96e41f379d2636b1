package dev.airlock.scan;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("software.amazon.awssdk..", "..s3..", "..queue..").check(module);
    HouseRules.staysIn("io.awspring..", "..queue..").check(module);
    HouseRules.staysIn("fi.solita..", "..clamav..").check(module);
    HouseRules.staysIn("org.tukaani..", "..structure..").check(module);
    HouseRules.staysIn("org.apache.commons.compress..", "..structure..").check(module);
    HouseRules.staysIn("io.airlift..", "..structure..").check(module);
    HouseRules.staysIn("org.apache.tika..", "..type..").check(module);
    HouseRules.staysIn("org.springframework.web..", "..report..").check(module);
    HouseRules.staysIn("io.micrometer..", "..observation..", "..clamav..", "..queue..")
        .check(module);
  }

  @Test
  void nothingPointsUpwards() {
    HouseRules.pointsDownwards(
            "dev.airlock.scan.queue..",
            "dev.airlock.scan.observation..",
            "dev.airlock.scan.pipeline..",
            "dev.airlock.scan.report..",
            "dev.airlock.scan.s3..",
            "dev.airlock.scan.clamav..",
            "dev.airlock.scan.type..",
            "dev.airlock.scan.structure..")
        .check(module);
  }
}
