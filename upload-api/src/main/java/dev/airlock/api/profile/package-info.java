/// Upload profiles: which files are accepted, up to which size.
@NullMarked
package dev.airlock.api.profile;

import org.jspecify.annotations.NullMarked;
