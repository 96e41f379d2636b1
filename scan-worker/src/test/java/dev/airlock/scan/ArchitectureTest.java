package dev.airlock.scan;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("software.amazon.awssdk..", "..s3..", "..sqs..").check(module);
    HouseRules.staysIn("io.awspring..", "..sqs..").check(module);
    HouseRules.staysIn("fi.solita..", "..clamav..").check(module);
    HouseRules.staysIn("org.apache.tika..", "..type..").check(module);
    HouseRules.staysIn("org.springframework.web..", "..report..").check(module);
  }
}
