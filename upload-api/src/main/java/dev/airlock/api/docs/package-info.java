/// The OpenAPI document, generated from the code, and Swagger UI to read it.
@NullMarked
package dev.airlock.api.docs;

import org.jspecify.annotations.NullMarked;
