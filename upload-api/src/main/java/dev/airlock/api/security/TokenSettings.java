package dev.airlock.api.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What tokens say in which claim, which differs between issuers, and how long their keys are
/// trusted. Claims lie on the top level of a token; a name may be an address.
///
/// @param subjectClaim who calls and owns what is uploaded. Default `sub`
/// @param tenantClaim the caller's tenant. Default `tenant`
/// @param tenantRequired whether a token without a tenant is refused. Default `false`
/// @param scopeClaims where scopes are, as a text with spaces between them or as a list; all of
///   these claims count. Default `scope,scp`
/// @param scopePrefix what the issuer puts before each scope, such as `airlock/`; scopes without it
///   do not count. Default none
/// @param audienceClaim where the accepted audiences are looked for, such as `client_id` for an
///   issuer that names no audience. Default `aud`
/// @param keyRefresh how long the issuer's keys are used before they are fetched again, without
///   anybody waiting; at least 1 s. A token with an unknown key has them fetched at once, but all
///   together at most twice in a tenth of this time. Default `5m`
/// @param keyOutage for how long the last keys are used while the issuer is unreachable. Default
///   `12h`
@Validated
@ConfigurationProperties("airlock.tokens")
record TokenSettings(
    @DefaultValue("sub") @NotBlank String subjectClaim,
    @DefaultValue("tenant") @NotBlank String tenantClaim,
    @DefaultValue("false") boolean tenantRequired,
    @DefaultValue({"scope", "scp"}) @NotEmpty List<String> scopeClaims,
    @DefaultValue("") String scopePrefix,
    @DefaultValue("aud") @NotBlank String audienceClaim,
    @DefaultValue("5m") @NotNull @DurationMin(seconds = 1) Duration keyRefresh,
    @DefaultValue("12h") @NotNull Duration keyOutage) {
  TokenSettings {
    scopeClaims = List.copyOf(scopeClaims);
  }
}
