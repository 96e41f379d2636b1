package dev.airlock.setup.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.airlock.setup.step.SetupFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/// Issues JWTs (RFC 7519), signed RS256 with the sandbox's own key.
public final class TokenIssuer {
  private static final String ISSUER = "airlock-sandbox";

  private final RSASSASigner signer;
  private final Clock clock;

  private TokenIssuer(RSASSASigner signer, Clock clock) {
    this.signer = signer;
    this.clock = clock;
  }

  /// The issuer of the sandbox whose secrets lie in `keys`.
  public static TokenIssuer of(Path keys, Clock clock) throws IOException {
    Path key = Keys.in(keys).jwtPrivate();
    try {
      return new TokenIssuer(new RSASSASigner(privateKey(Files.readString(key))), clock);
    } catch (GeneralSecurityException e) {
      throw new SetupFailed(key + " is no private RSA key; delete its folder and start again", e);
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
  }

  /// A token with these claims, valid from now.
  public String issue(TokenRequest request) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(request.subject())
            .claim("scope", request.scope())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(request.validity())));
    request.tenant().ifPresent(tenant -> claims.claim("tenant", tenant));
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform can sign RS256", e);
    }
    return token.serialize();
  }
}
