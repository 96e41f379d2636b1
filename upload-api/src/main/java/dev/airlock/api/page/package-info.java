/// The page at `/`, where people upload files and watch what becomes of them, and the operators'
/// console at `/console`. Their scripts are in `page` among the resources, and use the client of
/// `clients/js` as any other page would.
@NullMarked
package dev.airlock.api.page;

import org.jspecify.annotations.NullMarked;
