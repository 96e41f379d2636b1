package dev.airlock.api.security;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the keys of an issuer are.
interface KeyAddress {

  /// The address, by which keys can be fetched.
  ///
  /// @throws IOException if the issuer does not say
  /// @throws ParseException if it says it in no way that is known
  URL find(ResourceRetriever http) throws IOException, ParseException;

  /// One that is given, or that an issuer is asked for.
  ///
  /// @param issuer asked if the address is not given
  static KeyAddress of(@Nullable String issuer, @Nullable String address) {
    if (address != null) {
      return _ -> URI.create(address).toURL();
    }
    if (issuer != null) {
      return new Discovered(URI.create(issuer));
    }
    throw new IllegalStateException(
        "set spring.security.oauth2.resourceserver.jwt.issuer-uri to the address of your OIDC"
            + " issuer");
  }

  /// By the metadata that the issuer publishes (OpenID Connect Discovery 1.0, and RFC 8414, which
  /// puts the well-known path before that of the issuer).
  record Discovered(URI issuer) implements KeyAddress {
    private static final String OIDC = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    @Override
    public URL find(ResourceRetriever http) throws IOException, ParseException {
      IOException missing = new IOException("no metadata");
      for (String metadata : addresses()) {
        try {
          return in(http.retrieveResource(URI.create(metadata).toURL()).getContent());
        } catch (ConnectException | SocketTimeoutException | UnknownHostException e) {
          throw e; // the other addresses are on the same host
        } catch (IOException e) {
          missing = e;
        }
      }
      throw missing;
    }

    private List<String> addresses() {
      String whole = issuer.toString().replaceFirst("/$", "");
      String path = issuer.getRawPath() == null ? "" : issuer.getRawPath().replaceFirst("/$", "");
      String host = whole.substring(0, whole.length() - path.length());
      return List.of(whole + OIDC, host + OIDC + path, host + OAUTH + path);
    }

    private URL in(String metadata) throws IOException, ParseException {
      Map<String, Object> said = JSONObjectUtils.parse(metadata);
      if (!issuer.toString().equals(JSONObjectUtils.getString(said, "issuer"))) {
        throw new ParseException("the metadata is that of another issuer", 0);
      }
      URI keys = JSONObjectUtils.getURI(said, "jwks_uri");
      if (keys == null || (isEncrypted(issuer) && !isEncrypted(keys))) {
        throw new ParseException("the metadata names no safe jwks_uri", 0);
      }
      return keys.toURL();
    }

    private static boolean isEncrypted(URI address) {
      return "https".equalsIgnoreCase(address.getScheme());
    }
  }
}
