package dev.airlock.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import dev.airlock.api.fixture.Issuer;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// The access tokens of widespread issuers, each with the settings that docs/production.md names
/// for it.
class TokenShapesIT {
  private static final String RESOURCE_SERVER = "spring.security.oauth2.resourceserver";
  private static final String AUDIENCES = RESOURCE_SERVER + ".jwt.audiences";
  private static final Map<String, Object> ALICE =
      Map.of("sub", "alice", "tenant", "acme", "scope", "files:read files:write");

  private static Issuer issuer;

  @BeforeAll
  static void listen() throws Exception {
    issuer = new Issuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  /// What accepts tokens under some settings.
  private record Door(JwtDecoder decoder, TokenClaims claims) {
    static Door with(Map<String, Object> others) throws IOException {
      Map<String, Object> settings = new HashMap<>(others);
      settings.put(RESOURCE_SERVER + ".jwt.issuer-uri", issuer.address());
      StandardEnvironment environment = new StandardEnvironment();
      environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
      Binder binder = Binder.get(environment);
      TokenSettings tokens = binder.bindOrCreate("airlock.tokens", TokenSettings.class);
      TokenClaims claims = new TokenClaims(tokens);
      return new Door(
          new TokenDecoder()
              .jwtDecoder(
                  binder.bindOrCreate(RESOURCE_SERVER, OAuth2ResourceServerProperties.class),
                  tokens,
                  claims,
                  environment),
          claims);
    }

    /// Who enters, and with which scopes.
    String entersAs(String token) {
      CallerToken accepted = claims.authenticate(decoder.decode(token));
      Caller caller = accepted.from("");
      List<String> scopes =
          accepted.getAuthorities().stream().map(GrantedAuthority::getAuthority).sorted().toList();
      return caller.subject() + " of " + caller.tenant() + " " + scopes;
    }

    void refuses(String token) {
      assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }
  }

  @Test
  void keycloak() throws Exception {
    Door door = Door.with(Map.of(AUDIENCES, "airlock"));
    Map<String, Object> token =
        Map.of(
            "sub", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "typ", "Bearer",
            "azp", "shop",
            "aud", List.of("airlock", "account"),
            "realm_access", Map.of("roles", List.of("offline_access")),
            "scope", "openid files:read profile files:write",
            "preferred_username", "alice");

    assertThat(door.entersAs(issuer.token(token)))
        .isEqualTo(
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6 of null [SCOPE_files:read, SCOPE_files:write,"
                + " SCOPE_openid, SCOPE_profile]");
    door.refuses(issuer.token(with(token, "aud", "account")));
  }

  /// Its access tokens have no audience, and its own prefix before each scope.
  @Test
  void cognito() throws Exception {
    Door door =
        Door.with(
            Map.of(
                AUDIENCES,
                "6n1example",
                "airlock.tokens.audience-claim",
                "client_id",
                "airlock.tokens.scope-prefix",
                "airlock/"));
    Map<String, Object> token =
        Map.of(
            "sub", "alice-id",
            "client_id", "6n1example",
            "token_use", "access",
            "version", 2,
            "scope", "openid airlock/files:read other/files:admin",
            "username", "alice");

    assertThat(door.entersAs(issuer.token(token))).isEqualTo("alice-id of null [SCOPE_files:read]");
    door.refuses(issuer.token(with(token, "client_id", "another")));
    // An id token names the client as its audience, and no client_id.
    door.refuses(issuer.token(Map.of("sub", "alice-id", "aud", "6n1example", "token_use", "id")));
  }

  @Test
  void auth0() throws Exception {
    Door door =
        Door.with(
            Map.of(
                AUDIENCES,
                "https://airlock.example.org",
                "airlock.tokens.scope-claims",
                "permissions",
                "airlock.tokens.tenant-claim",
                "https://example.org/tenant",
                "airlock.tokens.tenant-required",
                "true"));
    Map<String, Object> token =
        Map.of(
            "sub", "auth0|5f7c8ec7c33c6c004bbafe82",
            "aud", List.of("https://airlock.example.org", "https://shop.eu.auth0.com/userinfo"),
            "azp", "my-client",
            "scope", "openid profile files:admin",
            "permissions", List.of("files:read", "files:write"),
            "https://example.org/tenant", "acme");

    assertThat(door.entersAs(issuer.token(new JOSEObjectType("at+jwt"), token)))
        .isEqualTo("auth0|5f7c8ec7c33c6c004bbafe82 of acme [SCOPE_files:read, SCOPE_files:write]");
    door.refuses(issuer.token(with(token, "https://example.org/tenant", "")));
    door.refuses(issuer.token(with(token, "https://example.org/tenant", List.of("acme"))));
  }

  @Test
  void entra() throws Exception {
    Door door =
        Door.with(
            Map.of(
                AUDIENCES,
                "api://airlock",
                "airlock.tokens.subject-claim",
                "oid",
                "airlock.tokens.tenant-claim",
                "tid",
                "airlock.tokens.tenant-required",
                "true"));
    Map<String, Object> token =
        Map.of(
            "sub", "pairwise-for-each-app",
            "oid", "690222be-ff1a-4d56-abd1-7e4f7d38e474",
            "tid", "72f988bf-86f1-41af-91ab-2d7cd011db47",
            "aud", "api://airlock",
            "scp", "files:read files:write",
            "ver", "2.0");

    assertThat(door.entersAs(issuer.token(token)))
        .isEqualTo(
            "690222be-ff1a-4d56-abd1-7e4f7d38e474 of 72f988bf-86f1-41af-91ab-2d7cd011db47"
                + " [SCOPE_files:read, SCOPE_files:write]");
    door.refuses(issuer.token(without(token, "tid")));
    door.refuses(issuer.token(without(token, "oid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
  void accessTokensOfEveryTypeEnter(String type) throws Exception {
    assertThat(Door.with(Map.of()).entersAs(issuer.token(new JOSEObjectType(type), ALICE)))
        .isEqualTo("alice of acme [SCOPE_files:read, SCOPE_files:write]");
  }

  @Test
  void tokensWithoutATypeEnter() throws Exception {
    assertThat(Door.with(Map.of()).entersAs(issuer.token((JOSEObjectType) null, ALICE)))
        .startsWith("alice of acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE"})
  void tokensForSomethingElseDoNot(String type) throws Exception {
    Door.with(Map.of()).refuses(issuer.token(new JOSEObjectType(type), ALICE));
  }

  @Test
  void tokensWithoutAnEndDoNot() throws Exception {
    Door door = Door.with(Map.of());
    door.refuses(issuer.tokenUntil(null, ALICE));
    door.refuses(issuer.tokenUntil(Instant.now().minusSeconds(120), ALICE));
  }

  @Test
  void tokensOfAnotherKeyDoNot() throws Exception {
    Door.with(Map.of()).refuses(issuer.madeUpToken(ALICE));
  }

  @Test
  void withoutAnAudienceInTheSettingsEveryOneIsAccepted() throws Exception {
    assertThat(Door.with(Map.of()).entersAs(issuer.token(with(ALICE, "aud", "another"))))
        .startsWith("alice");
    Door.with(Map.of(AUDIENCES, "airlock")).refuses(issuer.token(ALICE));
  }

  private static Map<String, Object> with(Map<String, Object> token, String claim, Object value) {
    Map<String, Object> changed = new HashMap<>(token);
    changed.put(claim, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> token, String claim) {
    Map<String, Object> changed = new HashMap<>(token);
    changed.remove(claim);
    return changed;
  }
}
