package dev.airlock.model.scanresult;

/// A scan-result message that means nothing: a field is missing, malformed or contradictory.
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
