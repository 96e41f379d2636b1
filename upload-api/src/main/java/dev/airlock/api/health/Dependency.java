package dev.airlock.api.health;

/// A system that this service needs for part of what it does.
public interface Dependency {

  /// The name in health reports.
  String name();

  /// Returns if the system responds quickly.
  void probe() throws Exception;
}
