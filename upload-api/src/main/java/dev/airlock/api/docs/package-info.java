/// The API's own description: an OpenAPI document made from the code, and Swagger UI to read it.
@NullMarked
package dev.airlock.api.docs;

import org.jspecify.annotations.NullMarked;
