/// Who may report: scanners that sign by Standard Webhooks, or have an API key.
@NullMarked
package dev.airlock.webhook.sender;

import org.jspecify.annotations.NullMarked;
