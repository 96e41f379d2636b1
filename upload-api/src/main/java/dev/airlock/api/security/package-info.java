/// Who calls: JWT bearer tokens of any OIDC issuer, their scopes and tenants.
@NullMarked
package dev.airlock.api.security;

import org.jspecify.annotations.NullMarked;
