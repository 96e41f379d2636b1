package dev.airlock.registry.event;

import org.jspecify.annotations.Nullable;

/// Who did something, as the audit log names them.
///
/// @param name `user:` and a subject, `scanner:` and a name, or the name of a part of the system
/// @param address the network address the request came from, where there was one
public record Actor(String name, @Nullable String address) {

  /// The name without what kind of actor it is.
  public String subject() {
    return name.substring(name.indexOf(':') + 1);
  }

  /// A scanner of that name.
  public static Actor scanner(String name) {
    return named("scanner:" + name);
  }

  /// A part of the system itself.
  public static Actor named(String name) {
    return new Actor(name, null);
  }
}
