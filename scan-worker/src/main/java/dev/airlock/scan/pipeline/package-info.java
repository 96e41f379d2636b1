/// The examination of one object version: claim, read once, judge, move, report, clear away.
@NullMarked
package dev.airlock.scan.pipeline;

import org.jspecify.annotations.NullMarked;
