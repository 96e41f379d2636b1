package dev.airlock.registry.scan;

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

/// Several hands that work on one file at the same time, each on steps of its own.
record AtOnce(Subject file, List<List<Step>> hands) {

  /// All that they did.
  List<Done> done() throws Exception {
    CyclicBarrier together = new CyclicBarrier(hands.size());
    AtomicReference<Instant> clock = new AtomicReference<>(StepClock.START);
    long start = System.nanoTime();
    List<Callable<List<Done>>> work = new ArrayList<>();
    for (List<Step> steps : hands) {
      String hand = Character.toString('a' + work.size());
      work.add(() -> {
        together.await(10, TimeUnit.SECONDS);
        return done(hand, steps, clock, start);
      });
    }
    List<Done> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Done>> hand : threads.invokeAll(work)) {
        all.addAll(hand.get());
      }
    }
    return all;
  }

  // Whoever reads the clock may be overtaken before doing anything, as with clocks that differ.
  private List<Done> done(
      String hand, List<Step> steps, AtomicReference<Instant> clock, long start) {
    List<Done> done = new ArrayList<>();
    for (Step step : steps) {
      String nonce = hand + (done.size() + 1);
      long began = System.nanoTime() - start;
      Instant now = clock.updateAndGet(before -> before.plus(step.takes()));
      if (step instanceof Step.Passes) {
        continue;
      }
      String told = Course.answer(file, step, nonce, now);
      done.add(new Done(step, nonce, now, told, began, System.nanoTime() - start));
    }
    return done;
  }
}
