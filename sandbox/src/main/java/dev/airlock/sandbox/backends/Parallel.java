package dev.airlock.sandbox.backends;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Several tasks at once.
public final class Parallel {

  /// A task that has no result.
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private Parallel() {}

  /// Runs all tasks, each on a thread of its own, and returns when all are done. The first failure
  /// is thrown as it is; the others are interrupted and waited for.
  public static void run(List<? extends Task> tasks) throws Exception {
    // Platform threads: the tasks load classes most of the time, which would hold the few carriers
    // of virtual threads.
    ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    try {
      var running = new ExecutorCompletionService<Object>(threads);
      for (Task task : tasks) {
        var _ = running.submit(asCallable(task));
      }
      for (int i = 0; i < tasks.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static Callable<Object> asCallable(Task task) {
    return () -> {
      task.run();
      return task;
    };
  }
}
