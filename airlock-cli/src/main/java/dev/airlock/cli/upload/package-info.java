/// What commands tell of uploads: the state of a file, and what goes on until it is settled.
@NullMarked
package dev.airlock.cli.upload;

import org.jspecify.annotations.NullMarked;
