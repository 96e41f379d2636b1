package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Work for the compilers of the services' JVMs, of every kind that is measured later. A service
/// runs for weeks, so the minutes until its code is compiled are no part of what is measured.
record ChainWarmUp(ServiceChain chain, ServiceProcess worker) {
  private static final int MOST_ROUNDS = 12;

  /// How many processors compilers may still use on the average of a round.
  private static final double LITTLE = 0.15;

  /// Returns when the compilers have little more to do.
  void run() throws Exception {
    chain
        .lab()
        .run(
            "warming up",
            () -> {
              int rounds = 0;
              while (rounds < MOST_ROUNDS && compilingDuringRound() > LITTLE) {
                rounds++;
              }
            });
  }

  private double compilingDuringRound() throws Exception {
    Duration before = compiled();
    long began = System.nanoTime();
    List<Uploaded> files = new ArrayList<>();
    files.addAll(chain.upload(1, 50 * MB));
    files.addAll(chain.upload(60, MB));
    files.addAll(chain.upload(600, 10 * KB));
    new AwaitVerdict(chain.lab(), worker).awaitClean(files);
    chain.delete(files);
    return (double) compiled().minus(before).toNanos() / (System.nanoTime() - began);
  }

  private Duration compiled() throws IOException {
    return worker.jvm().compilerTime().plus(chain.webhook().jvm().compilerTime());
  }
}
