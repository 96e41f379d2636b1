/// Cabinets ([MS-CAB]), alone or in an installer.
@NullMarked
package dev.airlock.scan.structure.cabinet;

import org.jspecify.annotations.NullMarked;
