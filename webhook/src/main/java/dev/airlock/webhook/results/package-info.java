/// What scanners report: claims and verdicts.
@NullMarked
package dev.airlock.webhook.results;

import org.jspecify.annotations.NullMarked;
