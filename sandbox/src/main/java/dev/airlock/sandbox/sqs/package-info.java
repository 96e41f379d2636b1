/// An SQS server in this JVM.
@NullMarked
package dev.airlock.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
