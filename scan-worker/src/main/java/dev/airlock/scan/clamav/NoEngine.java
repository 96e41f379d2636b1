package dev.airlock.scan.clamav;

/// No node is in service, which is no fault of a file.
public final class NoEngine extends EngineFault {
  private static final long serialVersionUID = 1L;

  public NoEngine() {
    super("no clamd is up");
  }
}
