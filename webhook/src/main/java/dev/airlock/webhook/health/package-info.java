/// Whether the webhook can record anything.
@NullMarked
package dev.airlock.webhook.health;

import org.jspecify.annotations.NullMarked;
