package dev.airlock.registry.model;

import dev.airlock.registry.fixture.StepClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Several actors that work on one file at the same time, each on steps of its own.
record ConcurrentRun(SystemUnderTest file, List<List<HistoryStep>> actors) {

  /// Everything that they did.
  List<CompletedStep> done() throws Exception {
    CyclicBarrier together = new CyclicBarrier(actors.size());
    AtomicReference<Instant> clock = new AtomicReference<>(StepClock.START);
    long start = System.nanoTime();
    List<Callable<List<CompletedStep>>> work = new ArrayList<>();
    for (List<HistoryStep> steps : actors) {
      String actor = Character.toString('a' + work.size());
      work.add(() -> {
        together.await(10, TimeUnit.SECONDS);
        return done(actor, steps, clock, start);
      });
    }
    List<CompletedStep> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<CompletedStep>> actor : threads.invokeAll(work)) {
        all.addAll(actor.get());
      }
    }
    return all;
  }

  // An actor may be overtaken between reading the clock and its step, as with clocks that differ.
  private List<CompletedStep> done(
      String actor, List<HistoryStep> steps, AtomicReference<Instant> clock, long start) {
    List<CompletedStep> done = new ArrayList<>();
    for (HistoryStep step : steps) {
      String nonce = actor + (done.size() + 1);
      long began = System.nanoTime() - start;
      Instant now = clock.updateAndGet(before -> before.plus(step.takes()));
      if (step instanceof HistoryStep.TimePasses) {
        continue;
      }
      String outcome = Run.answer(file, step, nonce, now);
      done.add(new CompletedStep(step, nonce, now, outcome, began, System.nanoTime() - start));
    }
    return done;
  }
}
