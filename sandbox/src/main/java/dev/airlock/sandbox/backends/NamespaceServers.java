package dev.airlock.sandbox.backends;

import java.io.IOException;

/// The backends of the integration tests, wherever they run.
public interface NamespaceServers extends AutoCloseable {

  /// Starts them and returns when all are ready. After a failure, and after [#close] in the middle
  /// of it, what has been started is still to be closed.
  void start() throws Exception;

  /// Creates what a test namespace needs inside of them: database, buckets, queues, topic, and the
  /// notification from the landing bucket to the queue. None of it may exist.
  void provision(NamespaceLayout layout) throws Exception;

  /// How they are reached.
  Addresses addresses();

  /// Ends what has been started, also in the middle of a start.
  @Override
  void close() throws IOException;
}
