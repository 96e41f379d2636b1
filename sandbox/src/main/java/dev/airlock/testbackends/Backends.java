package dev.airlock.testbackends;

/// Where the integration tests' backends come from.
public interface Backends {

  /// The backends of this build: started by the first test JVM that asks, shared by all later ones,
  /// gone when the build ends.
  ///
  /// @throws IllegalStateException with the reason, if they cannot be started: a test that misses
  ///   its backends has failed
  static Backends shared() {
    return SandboxBackends.ofThisBuild();
  }

  /// A space of its own: fresh database, buckets, queue and topic that no other test uses, even if
  /// it asks by the same name.
  ///
  /// @param name begins the names of everything in it: `[a-z0-9-]{1,20}`
  TestNamespace space(String name);
}
