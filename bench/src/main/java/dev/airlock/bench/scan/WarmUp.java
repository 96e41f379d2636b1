package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.lab.CompilerTimes;
import dev.airlock.bench.lab.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Work for the compilers of the services' JVMs, of every kind that is measured later. A service
/// runs for weeks, so the minutes until its code is compiled are no part of what is measured.
record WarmUp(Chain chain, ServiceProcess worker) {
  private static final int SMALL = 600;
  private static final int MIDDLE = 60;
  private static final int LARGE = 1;
  private static final int MOST_ROUNDS = 12;

  /// How many processors compilers may still use on the average of a round.
  private static final double LITTLE = 0.15;

  /// Returns when the compilers have little more to do.
  void run() throws Exception {
    chain
        .lab()
        .steps()
        .step(
            "warming up",
            () -> {
              int rounds = 0;
              while (rounds < MOST_ROUNDS && compilingDuringRound() > LITTLE) {
                rounds++;
              }
              return rounds;
            });
  }

  private double compilingDuringRound() throws Exception {
    Duration before = compiled();
    long began = System.nanoTime();
    List<Uploaded> files = new ArrayList<>();
    files.addAll(chain.uploads().files(LARGE, 50 * MB));
    files.addAll(chain.uploads().files(MIDDLE, MB));
    files.addAll(chain.uploads().files(SMALL, 10 * KB));
    new Judgement(chain.lab(), worker).awaitClean(files);
    chain.uploads().remove(files);
    return (double) compiled().minus(before).toNanos() / (System.nanoTime() - began);
  }

  private Duration compiled() throws IOException {
    return CompilerTimes.of(worker.pid()).plus(CompilerTimes.of(chain.webhook().pid()));
  }
}
