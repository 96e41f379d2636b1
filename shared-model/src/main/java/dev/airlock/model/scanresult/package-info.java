/// The scan-result message: what a scanner reports to the webhook, and the webhook's response.
@NullMarked
package dev.airlock.model.scanresult;

import org.jspecify.annotations.NullMarked;
