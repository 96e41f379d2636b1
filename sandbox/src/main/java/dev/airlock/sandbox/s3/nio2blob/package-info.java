/// The object store on disk; its package name is what the S3 server goes by.
@NullMarked
package dev.airlock.sandbox.s3.nio2blob;

import org.jspecify.annotations.NullMarked;
