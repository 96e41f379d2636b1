package dev.airlock.journeys.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of settings tells what the services understand.
class ConfigurationTableTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final String COMMITTED = "docs/configuration.md";
  private static final String MADE = "journeys/target/configuration.md";

  @Test
  void theCommittedTableIsWhatTheServicesUnderstand() throws IOException {
    String table = ConfigurationTable.text();
    Files.createDirectories(ROOT.resolve(MADE).getParent());
    Files.writeString(ROOT.resolve(MADE), table);
    assertThat(ROOT.resolve(COMMITTED))
        .as(
            "%s differs from what the services accept. Generate it again: cp %s %s",
            COMMITTED, MADE, COMMITTED)
        .exists()
        .hasContent(table);
  }

  @ParameterizedTest
  @EnumSource
  void everyDefaultInACommentIsTheServices(ServiceMetadata service) throws IOException {
    Properties defaults = service.defaults();
    assertThat(service.described())
        .filteredOn(property -> defaults.containsKey(property.name()))
        .isNotEmpty()
        .allSatisfy(property ->
            assertThat(property.fallback().replace("`", ""))
                .as(property.name())
                .isEqualTo(defaults.getProperty(property.name())));
  }

  @ParameterizedTest
  @EnumSource
  void everySettingOfOursSaysWhatItIs(ServiceMetadata service) throws IOException {
    assertThat(service.described())
        .isNotEmpty()
        .allSatisfy(property -> assertThat(property.meaning()).as(property.name()).isNotBlank());
  }
}
