package dev.airlock.scan.clamav;

/// A node failed to give a verdict. The object has to be scanned again.
public class EngineFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineFault(String message) {
    super(message);
  }

  public EngineFault(String message, Throwable cause) {
    super(message, cause);
  }
}
