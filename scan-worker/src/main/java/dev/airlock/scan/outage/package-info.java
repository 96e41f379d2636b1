/// Whose fault a fault is: the file's own, or that of something which every scan needs.
@NullMarked
package dev.airlock.scan.outage;

import org.jspecify.annotations.NullMarked;
