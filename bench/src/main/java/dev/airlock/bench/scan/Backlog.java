package dev.airlock.bench.scan;

import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Files that are uploaded while a worker is stopped, so that nothing but their scanning is
/// measured when it goes on.
record Backlog(ServiceChain chain, ServiceProcess worker) {
  // A receive that waits already must come back empty first: what it took along would be invisible
  // to others. The sandbox's worker waits for 1 s.
  private static final long RECEIVES_END_MILLIS = 1_500;

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
      return used.of(name).toNanos() / 1e6 / files;
    }

    /// The part of the worker's that compilers took, in milliseconds.
    double compilingMillisPerFile() {
      return compiling.toNanos() / 1e6 / files;
    }

    /// Who was busy.
    String processors() {
      return used.during(time);
    }
  }

  /// Stops the worker when it has nothing more to do, and uploads texts.
  List<Uploaded> pile(int count, long size) throws Exception {
    return pile("uploading " + Sizes.text(count, size), () -> chain.upload(count, size));
  }

  /// Stops the worker when it has nothing more to do, and uploads.
  ///
  /// @param what what people read
  List<Uploaded> pile(String what, Callable<List<Uploaded>> upload) throws Exception {
    QueueDepth.awaitEmpty(chain.lab());
    worker.pause();
    TimeUnit.MILLISECONDS.sleep(RECEIVES_END_MILLIS);
    return chain.lab().call(what, upload);
  }

  /// Lets the worker go on, and waits until all files are clean.
  ///
  /// @param what what people read
  Drained drain(List<Uploaded> files, String what) throws Exception {
    CpuTimes before = chain.cpuTimes(worker);
    Duration compiledBefore = worker.jvm().compilerTime();
    worker.resume();
    Duration time =
        chain.lab().call(what, () -> new AwaitVerdict(chain.lab(), worker).awaitClean(files));
    return new Drained(
        files.size(),
        time,
        chain.cpuTimes(worker).since(before),
        worker.jvm().compilerTime().minus(compiledBefore));
  }
}
