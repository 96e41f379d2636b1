/// Random access to bytes, whether they are an object in S3, a part of one, or what is packed in
/// one.
@NullMarked
package dev.airlock.scan.structure.bytes;

import org.jspecify.annotations.NullMarked;
