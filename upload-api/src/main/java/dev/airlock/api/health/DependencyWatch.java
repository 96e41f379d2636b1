package dev.airlock.api.health;

import dev.airlock.api.problem.ApiProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

/// Probes the dependencies of this service periodically, so that neither health reports nor
/// requests wait for one that is unreachable.
@Component
public class DependencyWatch {
  private static final Logger log = LoggerFactory.getLogger(DependencyWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Dependency> dependencies;
  private final Set<String> missed = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

  DependencyWatch(List<Dependency> dependencies) {
    this.dependencies = List.copyOf(dependencies);
  }

  /// Whether the last two probes failed. One failure says little: a service that has just started
  /// is slow itself.
  boolean isUnreachable(String name) {
    return unreachable.contains(name);
  }

  /// Of each dependency whether it is reachable, by its name.
  public SortedMap<String, Boolean> reachable() {
    SortedMap<String, Boolean> reachable = new TreeMap<>();
    dependencies.forEach(
        dependency -> reachable.put(dependency.name(), !isUnreachable(dependency.name())));
    return reachable;
  }

  /// Refuses a request early that cannot succeed without the system.
  ///
  /// @throws ApiProblemException 503 if the system is unreachable
  public void require(String name) {
    if (isUnreachable(name)) {
      throw ApiProblemException.unavailable();
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
      if (unreachable.remove(name)) {
        log.info("{} is reachable again", name);
      }
    } else if (!missed.add(name) && unreachable.add(name)) {
      log.warn("{} is unreachable", name);
    }
  }
}
