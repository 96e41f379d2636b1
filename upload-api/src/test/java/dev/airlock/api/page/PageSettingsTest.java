package dev.airlock.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

class PageSettingsTest {

  @Test
  void productionServesThePageOnlyIfItIsTold() {
    assertThat(of("application.yaml")).containsEntry("airlock.page.enabled", true);
    assertThat(of("application-production.yaml")).containsEntry("airlock.page.enabled", false);
  }

  @Test
  void theTokenIsNotShown() {
    assertThat(new PageSettings(true, "a.demo.token").toString()).doesNotContain("a.demo.token");
  }

  private static Properties of(String file) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource(file));
    return Objects.requireNonNull(yaml.getObject());
  }
}
