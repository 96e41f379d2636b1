package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;
import static dev.airlock.bench.scan.Sizes.MB;

import dev.airlock.bench.lab.ServiceProcess;
import java.util.ArrayList;
import java.util.List;

/// Work for the compilers of the JVMs, of every kind that is measured later.
record WarmUp(Chain chain, ServiceProcess worker) {
  private static final int MIDDLE = 40;
  private static final int LARGE = 2;

  /// Returns when all of it is done.
  ///
  /// @param small how many small files
  void run(int small) throws Exception {
    chain
        .lab()
        .steps()
        .step(
            "warming up",
            () -> {
              List<Uploaded> files = new ArrayList<>();
              files.addAll(chain.uploads().files(LARGE, 50 * MB));
              files.addAll(chain.uploads().files(MIDDLE, MB));
              files.addAll(chain.uploads().files(small, 10 * KB));
              return new Judgement(chain.lab(), worker).awaitClean(files);
            });
  }
}
