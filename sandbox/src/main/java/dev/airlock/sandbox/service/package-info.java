/// The three services as supervised child JVMs.
@NullMarked
package dev.airlock.sandbox.service;

import org.jspecify.annotations.NullMarked;
