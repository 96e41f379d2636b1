/// Claims and verdicts out, signed.
@NullMarked
package dev.airlock.scan.report;

import org.jspecify.annotations.NullMarked;
