/// Uploads through the server: HTML forms that are read while they arrive.
@NullMarked
package dev.airlock.api.form;

import org.jspecify.annotations.NullMarked;

