package dev.airlock.api.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the keys of the issuer, each time it is called.
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  // Large issuers have about ten keys with their certificates: some 20 KB.
  private static final int MOST_BYTES = 512 * 1024;

  private final KeyAddress address;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
  private volatile @Nullable URL found;

  IssuerKeys(KeyAddress address) {
    this.address = address;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    URL last = found;
    try {
      URL keys = last == null ? address.find(http) : last;
      JWKSet set = JWKSet.parse(http.retrieveResource(keys).getContent());
      if (set.isEmpty()) {
        throw new IOException("it has no keys");
      }
      found = keys;
      return set;
    } catch (IOException | ParseException e) {
      found = null; // it may have moved
      log.warn("The keys of the issuer of tokens cannot be fetched: {}", e.toString());
      throw e instanceof ParseException
          ? new JWKSetParseException("not a set of keys", e)
          : new JWKSetRetrievalException("the issuer is unreachable", e);
    }
  }

  @Override
  public void close() {}
}
