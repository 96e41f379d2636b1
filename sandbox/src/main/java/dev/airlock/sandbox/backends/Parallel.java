package dev.airlock.sandbox.backends;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Several steps at once.
public final class Parallel {

  /// A step that has no result.
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  private Parallel() {}

  /// Runs all steps, each on a thread of its own, and returns when all are done. The first failure
  /// is thrown as it is; the others are interrupted and waited for.
  public static void run(List<? extends Step> steps) throws Exception {
    // Platform threads: the steps load classes most of the time, which would hold the few carriers
    // of virtual threads.
    ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    try {
      var running = new ExecutorCompletionService<Object>(threads);
      for (Step step : steps) {
        var _ = running.submit(asCallable(step));
      }
      for (int i = 0; i < steps.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static Callable<Object> asCallable(Step step) {
    return () -> {
      step.run();
      return step;
    };
  }
}
