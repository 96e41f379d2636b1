/// What a scan can say about one object version.
@NullMarked
package dev.airlock.model.verdict;

import org.jspecify.annotations.NullMarked;
