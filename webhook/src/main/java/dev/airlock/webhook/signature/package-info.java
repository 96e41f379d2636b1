/// Who may report: messages signed by Standard Webhooks.
@NullMarked
package dev.airlock.webhook.signature;

import org.jspecify.annotations.NullMarked;
