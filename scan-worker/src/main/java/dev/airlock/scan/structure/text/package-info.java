/// Files within text: what XML and HTML hold in Base64, and RTF in hexadecimal digits.
@NullMarked
package dev.airlock.scan.structure.text;

import org.jspecify.annotations.NullMarked;
