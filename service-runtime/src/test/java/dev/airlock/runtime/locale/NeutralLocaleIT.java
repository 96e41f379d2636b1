package dev.airlock.runtime.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// What a service formats, without a word about locales.
class NeutralLocaleIT {

  @Configuration(proxyBeanMethods = false)
  static class Service {}

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "fa-IR", "tr-TR"})
  @ResourceLock(Resources.LOCALE)
  void isTheSameEverywhere(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    SpringApplication service = new SpringApplication(Service.class);
    service.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext running = service.run()) {
      assertThat(running.isRunning()).isTrue();
      assertThat("%d %,.1f %tF".formatted(1_234_567, 0.5, LocalDate.EPOCH))
          .isEqualTo("1234567 0.5 1970-01-01");
      assertThat("FILE".toLowerCase(Locale.getDefault())).isEqualTo("file");
    } finally {
      Locale.setDefault(before);
    }
  }
}
