package dev.airlock.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// An issuer of tokens with a key of its own.
final class Tokens {
  private final KeyPair keys;

  Tokens() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      keys = rsa.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public key in a PEM file, as the service reads it.
  Path publicKey() {
    try {
      Path file = Files.createTempFile("jwt-public", ".pem");
      file.toFile().deleteOnExit();
      return Files.write(
          file,
          ("-----BEGIN PUBLIC KEY-----\n"
                  + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                  + "\n-----END PUBLIC KEY-----\n")
              .getBytes(US_ASCII));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String token(@Nullable String subject, @Nullable String tenant, String scope, Instant expiresAt) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader(JWSAlgorithm.RS256),
              new JWTClaimsSet.Builder()
                  .subject(subject)
                  .claim("tenant", tenant)
                  .claim("scope", scope)
                  .expirationTime(Date.from(expiresAt))
                  .build());
      token.sign(new RSASSASigner(keys.getPrivate()));
      return token.serialize();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
