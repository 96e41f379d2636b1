/// Who may report: scanners that sign as Standard Webhooks specifies, or have an API key.
@NullMarked
package dev.airlock.webhook.authentication;

import org.jspecify.annotations.NullMarked;
