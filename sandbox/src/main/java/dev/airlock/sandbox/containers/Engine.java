package dev.airlock.sandbox.containers;

import dev.airlock.sandbox.StartFailed;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/// The container engine that everything here needs.
final class Engine {

  private Engine() {}

  /// Does nothing if an engine answers.
  ///
  /// @param log where Testcontainers says which engines it tried
  /// @throws StartFailed if none does: a build that asks for containers gets no other backends
  ///   instead
  static void require(Path log) {
    try {
      DockerClientFactory.instance().client();
    } catch (IllegalStateException e) {
      throw new StartFailed(
          "the tests are to run on containers (-Pcontainers), and no container engine answers; %s says which ones were tried"
              .formatted(log),
          e);
    }
  }
}
