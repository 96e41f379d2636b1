/// What is done while S3 or the webhook is away: wait, and blame no file for it.
@NullMarked
package dev.airlock.scan.outage;

import org.jspecify.annotations.NullMarked;
