package dev.airlock.model.scanresult;

/// A scan-result message that is invalid: a field is missing, malformed or contradicts another.
public final class InvalidScanResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidScanResult(String field, String detail) {
    super(detail);
    this.field = field;
  }

  /// The JSON name of the field at fault.
  public String field() {
    return field;
  }
}
