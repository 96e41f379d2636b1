/// The page at `/`: people upload files there and watch what becomes of them. Its scripts are in
/// `page` among the resources, and use the client of `clients/js` as any other page would.
@NullMarked
package dev.airlock.api.page;

import org.jspecify.annotations.NullMarked;
