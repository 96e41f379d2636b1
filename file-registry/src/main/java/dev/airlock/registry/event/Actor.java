package dev.airlock.registry.event;

import org.jspecify.annotations.Nullable;

/// Who did something, as the audit trail names them.
///
/// @param name `user:` and a subject, or the name of a scanner
/// @param address the network address the request came from, where there was one
public record Actor(String name, @Nullable String address) {

  /// A part of the system itself, or a scanner.
  public static Actor named(String name) {
    return new Actor(name, null);
  }
}
