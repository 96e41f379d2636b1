/// Signing and checking of webhook calls by Standard Webhooks 1.0
/// (<https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>).
@NullMarked
package dev.airlock.model.signing;

import org.jspecify.annotations.NullMarked;
