package dev.airlock.sandbox.backends;

/// Receives what people should see of a start.
public interface Progress {

  /// `name` began to start.
  void starting(String name);

  /// `name` is ready at `endpoint`.
  void ready(String name, String endpoint);

  /// Something else worth a line.
  void note(String line);

  /// Shows nothing but notes and readiness, one plain line each, on standard output.
  static Progress plain() {
    return new Progress() {
      @Override
      public void starting(String name) {}

      @Override
      public void ready(String name, String endpoint) {
        note("ready " + name + " " + endpoint);
      }

      @Override
      public void note(String line) {
        System.out.println(line);
      }
    };
  }
}
