/// The scan-result message: what a scanner tells the webhook and what it is told in return.
@NullMarked
package dev.airlock.model.scanresult;

import org.jspecify.annotations.NullMarked;
