package dev.airlock.testbackends;

import java.util.List;
import java.util.stream.IntStream;

/// How much of a long proof is run: `./airlock test` runs a sample of each, `./airlock test --all`
/// the whole.
public final class Proofs {
  private static final String PROPERTY = "airlock.proofs";

  private Proofs() {}

  /// The cases of a proof to run: of a sample the first, the last and as many as are wanted in
  /// between, evenly spaced; else all.
  ///
  /// @param sample at least 2
  public static <T> List<T> of(List<T> cases, int sample) {
    int wanted = rounds(Math.min(sample, cases.size()), cases.size());
    return IntStream.range(0, wanted)
        .mapToObj(i -> cases.get(i * (cases.size() - 1) / (wanted - 1)))
        .toList();
  }

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
