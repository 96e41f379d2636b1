package dev.airlock.bench.scan;

import dev.airlock.bench.lab.CompilerTimes;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Files that are uploaded while a worker stands still, so that nothing but their scanning is
/// measured when it goes on.
record Backlog(Chain chain, ServiceProcess worker) {
  // A receive that waits already must come back empty first: what it took along would be invisible
  // to others. The sandbox's worker waits for 1 s.
  private static final Duration RECEIVES_END = Duration.ofMillis(1_500);

  /// A backlog that was worked off.
  ///
  /// @param time from the first claim to the last verdict
  /// @param used processor time meanwhile
  /// @param compiling what the compilers of the worker's JVM used of it
  record Drained(int files, Duration time, CpuTimes used, Duration compiling) {

    double filesPerSecond() {
      return files / (time.toNanos() / 1e9);
    }

    /// Processor time for one file, in milliseconds.
    double millisPerFile(String name) {
      return millisPerFile(used.of(name));
    }

    /// The part of the worker's that compilers took, in milliseconds.
    double compilingMillisPerFile() {
      return millisPerFile(compiling);
    }

    private double millisPerFile(Duration time) {
      return time.toNanos() / 1e6 / files;
    }

    /// Who was busy.
    String processors() {
      return used.during(time);
    }
  }

  /// Makes the worker stand still when it has nothing more to do, and uploads.
  List<Uploaded> pile(int count, long size) throws Exception {
    new Queue(chain.lab().ports()).awaitEmpty();
    worker.pause();
    TimeUnit.MILLISECONDS.sleep(RECEIVES_END.toMillis());
    return chain
        .lab()
        .steps()
        .step("uploading " + Sizes.text(count, size), () -> chain.uploads().files(count, size));
  }

  /// Lets the worker go on, and waits until all files are clean.
  ///
  /// @param what what people read
  Drained drain(List<Uploaded> files, String what) throws Exception {
    CpuTimes before = chain.cpuTimes(worker);
    Duration compiledBefore = CompilerTimes.of(worker.pid());
    worker.resume();
    Duration time =
        chain.lab().steps().step(what, () -> new Judgement(chain.lab(), worker).awaitClean(files));
    return new Drained(
        files.size(),
        time,
        chain.cpuTimes(worker).since(before),
        CompilerTimes.of(worker.pid()).minus(compiledBefore));
  }
}
