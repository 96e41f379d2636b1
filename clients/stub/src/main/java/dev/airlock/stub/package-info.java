/// A stub of Airlock's API for the tests of those who call it: the same HTTP, without S3, Kafka or
/// a scanner. Verdicts are chosen by the names of files.
@NullMarked
package dev.airlock.stub;

import org.jspecify.annotations.NullMarked;
