/// Claims and verdicts, signed and sent to the webhook.
@NullMarked
package dev.airlock.scan.report;

import org.jspecify.annotations.NullMarked;
