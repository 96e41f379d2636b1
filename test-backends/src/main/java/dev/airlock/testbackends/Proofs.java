package dev.airlock.testbackends;

/// How much of a long proof is run: `./airlock test` runs a sample of each, `./airlock test --all`
/// the whole.
public final class Proofs {
  private static final String PROPERTY = "airlock.proofs";

  private Proofs() {}

  /// How often to do what a proof repeats, such as kills or random histories.
  ///
  /// @throws IllegalStateException if the system property `airlock.proofs` is neither `sample`, the
  ///   default, nor `whole`
  public static int rounds(int sample, int whole) {
    return switch (System.getProperty(PROPERTY, "sample")) {
      case "sample" -> sample;
      case "whole" -> whole;
      case String other ->
          throw new IllegalStateException(
              PROPERTY + " is 'sample' or 'whole', but not '" + other + "'");
    };
  }
}
