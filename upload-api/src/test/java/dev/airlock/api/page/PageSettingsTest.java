package dev.airlock.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

class PageSettingsTest {

  @Test
  void productionServesThePageOnlyIfItIsTold() {
    assertThat(of("application.yaml"))
        .containsEntry("airlock.page.enabled", true)
        .containsEntry("airlock.console.enabled", true);
    assertThat(of("application-production.yaml"))
        .containsEntry("airlock.page.enabled", false)
        .containsEntry("airlock.console.enabled", false);
  }

  @Test
  void theTokenIsNotShown() {
    assertThat(page("a.demo.token", null).toString()).doesNotContain("a.demo.token");
    assertThat(console("a.demo.token").toString()).doesNotContain("a.demo.token");
  }

  @Test
  void visitorsSignInAtTheIssuerOfTheTokens() {
    KnownSignIn signIn =
        new KnownSignIn(page(null, "shop"), console(null), "https://id.example.org:8443/realms/a");
    assertThat(signIn.origin()).isEqualTo("https://id.example.org:8443");
    assertThat(PageStart.of(null, "shop", List.of("openid", "files:read"), signIn.issuer()))
        .isEqualTo(
            new PageStart(
                null,
                new PageStart.SignIn(
                    "https://id.example.org:8443/realms/a", "shop", "openid files:read")));
  }

  @Test
  void withoutAClientNobodyTalksToTheIssuer() {
    KnownSignIn signIn = new KnownSignIn(page(null, null), console(null), "https://id.example.org");
    assertThat(signIn.origin()).isNull();
    assertThat(PageStart.of(null, null, List.of(), signIn.issuer()))
        .isEqualTo(new PageStart(null, null));
    assertThat(PageStart.of("a.demo.token", "shop", List.of(), signIn.issuer()).signIn()).isNull();
  }

  @Test
  void aClientWithoutAnIssuerIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new KnownSignIn(page(null, "shop"), console(null), ""))
        .withMessageContaining("issuer-uri");
  }

  private static PageSettings page(@Nullable String demoToken, @Nullable String clientId) {
    return new PageSettings(true, demoToken, clientId, List.of("openid"));
  }

  private static ConsoleSettings console(@Nullable String demoToken) {
    return new ConsoleSettings(true, demoToken, null, List.of("openid"));
  }

  private static Properties of(String file) {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource(file));
    return Objects.requireNonNull(yaml.getObject());
  }
}
