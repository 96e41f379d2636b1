package dev.airlock.api.health;

import dev.airlock.api.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks the systems that this one needs again and again, so that neither health reports nor
/// requests wait for one that is away.
@Component
public class DependencyWatch {
  private static final Logger log = LoggerFactory.getLogger(DependencyWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Dependency> dependencies;
  private final Set<String> missed = ConcurrentHashMap.newKeySet();
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  DependencyWatch(List<Dependency> dependencies) {
    this.dependencies = List.copyOf(dependencies);
  }

  /// Whether the system did not answer the last two times that it was asked. Once says little: a
  /// service that has just started is slow itself.
  public boolean isAway(String name) {
    return away.contains(name);
  }

  /// Spares callers the permission to do what cannot work.
  ///
  /// @throws Problem 503 if the system is away
  public void require(String name) {
    if (isAway(name)) {
      throw Problem.unavailable();
    }
  }

  @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
  void probe() throws InterruptedException {
    List<Callable<Boolean>> probes =
        dependencies.stream()
            .<Callable<Boolean>>map(dependency ->
                () -> {
                  dependency.probe();
                  return true;
                })
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          threads.invokeAll(probes, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < answers.size(); i++) {
        note(dependencies.get(i).name(), answers.get(i).state() == Future.State.SUCCESS);
      }
    }
  }

  private void note(String name, boolean answered) {
    if (answered) {
      missed.remove(name);
      if (away.remove(name)) {
        log.info("{} is back", name);
      }
    } else if (!missed.add(name) && away.add(name)) {
      log.warn("{} is away", name);
    }
  }
}
