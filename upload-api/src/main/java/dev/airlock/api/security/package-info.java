/// Who may call: JWT bearer tokens of an OIDC issuer, their scopes and tenants; CORS.
@NullMarked
package dev.airlock.api.security;

import org.jspecify.annotations.NullMarked;
