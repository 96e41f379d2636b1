package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.Issuer;
import dev.airlock.api.fixture.RunningApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Tokens are checked while their issuer is unreachable, and nobody is called a stranger because of
/// it.
class IssuerOutageIT {
  private static final String FILES = "/api/v1/files";
  private static final Map<String, Object> ALICE =
      Map.of("sub", "alice", "scope", RunningApi.READ_AND_WRITE);

  @Test
  void anIssuerComesAndGoes() throws Exception {
    try (Issuer issuer = new Issuer()) {
      issuer.stop();
      try (ConfigurableApplicationContext api =
          RunningApi.start(
              Map.of(
                  "spring.security.oauth2.resourceserver.jwt.public-key-location", "",
                  "spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer.address(),
                  "airlock.tokens.key-refresh", "1s",
                  "airlock.page.client-id", "page"))) {
        pageSignsInAt(issuer, api);
        Client alice = client(api, issuer.token(ALICE));
        for (int i = 0; i < 5; i++) {
          HttpResponse<String> unchecked = alice.get(FILES);
          RunningApi.problem(unchecked, 503, "unavailable");
          assertThat(unchecked.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
          assertThat(unchecked.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
        RunningApi.problem(client(api, "not-a-token").get(FILES), 401, "unauthenticated");

        issuer.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> alice.get(FILES).statusCode() == 200);
        Client mallory = client(api, issuer.madeUpToken(ALICE));
        RunningApi.problem(mallory.get(FILES), 401, "unauthenticated");

        issuer.stop();
        await()
            .pollDelay(Duration.ofSeconds(3)) // the keys should have been fetched again by then
            .atMost(Duration.ofMinutes(1))
            .until(() -> alice.get(FILES).statusCode() == 200);
        RunningApi.problem(mallory.get(FILES), 401, "unauthenticated");
        assertThat(alice.get(FILES).statusCode()).isEqualTo(200);
      }
    }
  }

  /// It is the visitor's browser that goes there, so the page names it, and its policy nobody else.
  private static void pageSignsInAt(Issuer issuer, ConfigurableApplicationContext api)
      throws Exception {
    Client nobody = client(api, "");
    JsonNode signIn = RunningApi.json(nobody.get("/page/start.json"), 200).get("signIn");
    assertThat(signIn.get("issuer").stringValue()).isEqualTo(issuer.address());
    assertThat(signIn.get("clientId").stringValue()).isEqualTo("page");
    assertThat(signIn.get("scopes").stringValue()).isEqualTo("openid files:read files:write");
    assertThat(nobody.get("/page/console/start.json").body()).isEqualTo("{}");
    assertThat(nobody.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "connect-src 'self' %s %s;"
                .formatted(RunningApi.NAMESPACE.s3Endpoint(), issuer.address()));
  }

  private static Client client(ConfigurableApplicationContext api, String token) {
    return new Client(
        Integer.parseInt(api.getEnvironment().getRequiredProperty("local.server.port")), token);
  }
}
