/// The data of a person, for operators: giving it out, and erasing it with a receipt.
@NullMarked
package dev.airlock.api.person;

import org.jspecify.annotations.NullMarked;
