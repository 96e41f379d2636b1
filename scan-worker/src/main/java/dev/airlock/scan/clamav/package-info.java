/// The engine that scans: clamd, over its INSTREAM protocol.
@NullMarked
package dev.airlock.scan.clamav;

import org.jspecify.annotations.NullMarked;
