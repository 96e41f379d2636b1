/// What is done with one object version: claim, scan once, judge, stage a copy, report, commit.
@NullMarked
package dev.airlock.scan.pipeline;

import org.jspecify.annotations.NullMarked;
