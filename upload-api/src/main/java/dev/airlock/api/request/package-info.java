/// Requests, checked and bounded before anybody reads them.
@NullMarked
package dev.airlock.api.request;

import org.jspecify.annotations.NullMarked;
