package dev.airlock.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Things that are done at the same moment.
public final class Race {

  private Race() {}

  /// What came of one and the other.
  public static <T> List<T> of(Callable<T> one, Callable<T> other) throws Exception {
    return of(List.of(one, other));
  }

  /// What came of each, in their order.
  public static <T> List<T> of(List<Callable<T>> tasks) throws Exception {
    CyclicBarrier together = new CyclicBarrier(tasks.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<T>> running =
          tasks.stream()
              .map(task ->
                  threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return task.call();
                  }))
              .toList();
      for (Future<T> task : running) {
        results.add(task.get(10, TimeUnit.SECONDS));
      }
    }
    return results;
  }
}
