package dev.airlock.scan.structure;

/// The object has cost all that it may. Nothing more is done for it.
public final class BudgetExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  BudgetExhausted(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /// What was too much.
  public String what() {
    return what;
  }
}
