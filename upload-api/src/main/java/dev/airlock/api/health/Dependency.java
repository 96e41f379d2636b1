package dev.airlock.api.health;

/// A system that this one needs for some of what it does.
public interface Dependency {

  /// The name in health reports.
  String name();

  /// Returns if the system answers, and soon.
  void probe() throws Exception;
}
