package dev.airlock.bench.figure;

/// Something went wrong while measuring, so there are no figures. The message is shown alone.
public final class BenchmarkFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BenchmarkFailed(String message) {
    super(message);
  }

  public BenchmarkFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
