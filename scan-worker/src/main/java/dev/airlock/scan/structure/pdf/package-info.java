/// PDF (ISO 32000-1): whether a document is encrypted, and what is attached to it. Dictionaries of
/// streams and trailers always stand in the clear, so that one pass over the bytes finds them.
@NullMarked
package dev.airlock.scan.structure.pdf;

import org.jspecify.annotations.NullMarked;
