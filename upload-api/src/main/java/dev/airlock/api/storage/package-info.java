/// Which buckets and which S3 the uploads go to.
@NullMarked
package dev.airlock.api.storage;

import org.jspecify.annotations.NullMarked;
