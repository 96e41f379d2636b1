package dev.airlock.scan.clamav;

/// The scanner failed to give a verdict. The object has to be scanned again.
public final class ScannerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScannerFault(String message) {
    super(message);
  }

  ScannerFault(String message, Throwable cause) {
    super(message, cause);
  }
}
