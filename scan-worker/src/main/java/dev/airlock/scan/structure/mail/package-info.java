/// Mail (RFC 5322, RFC 2045 to 2049), one or a box of them.
@NullMarked
package dev.airlock.scan.structure.mail;

import org.jspecify.annotations.NullMarked;
