package dev.airlock.api.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Which tokens are accepted, by Spring's own settings of a resource server. Spring's own decoder
/// would lose the keys when the issuer is unreachable, accept tokens that never expire, and refuse
/// access tokens that say so in their type (RFC 9068).
@Configuration(proxyBeanMethods = false)
class TokenDecoder {
  private static final String ALGORITHMS =
      "spring.security.oauth2.resourceserver.jwt.jws-algorithms";

  @Bean
  JwtDecoder jwtDecoder(
      OAuth2ResourceServerProperties server,
      TokenSettings settings,
      TokenClaims claims,
      Environment environment)
      throws IOException {
    OAuth2ResourceServerProperties.Jwt given = server.getJwt();
    Set<SignatureAlgorithm> algorithms = algorithms(environment);
    NimbusJwtDecoder decoder = decoder(given, settings, algorithms);
    decoder.setJwtValidator(validator(given, settings, claims));
    return decoder;
  }

  private static NimbusJwtDecoder decoder(
      OAuth2ResourceServerProperties.Jwt given,
      TokenSettings settings,
      Set<SignatureAlgorithm> algorithms)
      throws IOException {
    Resource fixedKey = given.getPublicKeyLocation();
    if (given.getIssuerUri() == null && given.getJwkSetUri() == null && fixedKey != null) {
      return NimbusJwtDecoder.withPublicKey(key(fixedKey))
          .signatureAlgorithm(
              algorithms.size() == 1 ? algorithms.iterator().next() : SignatureAlgorithm.RS256)
          .jwtProcessorCustomizer(TokenDecoder::acceptTypes)
          .build();
    }
    KeyAddress address = KeyAddress.of(given.getIssuerUri(), given.getJwkSetUri());
    return NimbusJwtDecoder.withJwkSource(
            KnownKeys.of(new IssuerKeys(address), settings.keyRefresh(), settings.keyOutage()))
        .jwsAlgorithms(accepted -> {
          accepted.clear();
          accepted.addAll(algorithms);
        })
        .jwtProcessorCustomizer(TokenDecoder::acceptTypes)
        .build();
  }

  // All of them need a key that only the issuer has, and the key itself says for which it is.
  private static Set<SignatureAlgorithm> algorithms(Environment environment) {
    List<String> named =
        Binder.get(environment).bind(ALGORITHMS, Bindable.listOf(String.class)).orElseGet(List::of);
    return named.isEmpty()
        ? Set.of(SignatureAlgorithm.values())
        : named.stream()
            .map(name -> Objects.requireNonNull(SignatureAlgorithm.from(name), name))
            .collect(Collectors.toUnmodifiableSet());
  }

  // RFC 9068, 2.1: at+jwt, with or without "application/". Most issuers still say JWT or nothing.
  private static void acceptTypes(ConfigurableJWTProcessor<SecurityContext> processor) {
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            null,
            JOSEObjectType.JWT,
            new JOSEObjectType("at+jwt"),
            new JOSEObjectType("application/at+jwt")));
  }

  private static RSAPublicKey key(Resource location) throws IOException {
    try (InputStream in = location.getInputStream()) {
      return Objects.requireNonNull(RsaKeyConverters.x509().convert(in));
    }
  }

  private static OAuth2TokenValidator<Jwt> validator(
      OAuth2ResourceServerProperties.Jwt given, TokenSettings settings, TokenClaims claims) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    List<OAuth2TokenValidator<Jwt>> checks = new ArrayList<>(List.of(times, claims));
    if (given.getIssuerUri() != null) {
      checks.add(new JwtIssuerValidator(given.getIssuerUri()));
    }
    List<String> audiences = given.getAudiences();
    if (!audiences.isEmpty()) {
      checks.add(token ->
          names(token.getClaims().get(settings.audienceClaim()), audiences)
              ? OAuth2TokenValidatorResult.success()
              : OAuth2TokenValidatorResult.failure(
                  new OAuth2Error(
                      OAuth2ErrorCodes.INVALID_TOKEN, "The token is for another service", null)));
    }
    return new DelegatingOAuth2TokenValidator<>(checks);
  }

  private static boolean names(@Nullable Object claim, List<String> audiences) {
    return switch (claim) {
      case Collection<?> list -> !Collections.disjoint(list, audiences);
      case null -> false;
      default -> audiences.contains(claim.toString());
    };
  }
}
