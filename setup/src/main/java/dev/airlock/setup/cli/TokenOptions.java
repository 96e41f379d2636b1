package dev.airlock.setup.cli;

import dev.airlock.setup.token.TokenRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The claims of a token.
public final class TokenOptions {

  @Parameters(paramLabel = "SUBJECT", description = "who calls: the owner of what is uploaded")
  private String subject = "";

  @Option(names = "--tenant", paramLabel = "TENANT", description = "the caller's tenant")
  private @Nullable String tenant;

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      defaultValue = "files:read files:write",
      description = "space-separated (default: ${DEFAULT-VALUE})")
  private String scope = "";

  /// A token for a day.
  public TokenRequest request() {
    return new TokenRequest(subject, Optional.ofNullable(tenant), scope, Duration.ofDays(1));
  }
}
