package dev.airlock.api;

import dev.airlock.rules.HouseRules;
import dev.airlock.rules.HouseRulesContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends HouseRulesContract {

  @Test
  void librariesStayInTheirAdapters() {
    HouseRules.staysIn("software.amazon.awssdk..", "..s3..", "..sqs..", "..storage..")
        .check(module);
    HouseRules.staysIn("org.apache.kafka..", "..kafka..").check(module);
    HouseRules.staysIn("org.springframework.security..", "..security..").check(module);
    HouseRules.staysIn("org.apache.coyote..", "..tomcat..").check(module);
    HouseRules.staysIn("org.apache.tomcat..", "..tomcat..").check(module);
  }
}
