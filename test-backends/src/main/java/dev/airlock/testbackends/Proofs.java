package dev.airlock.testbackends;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// How much of a long proof is run: `./airlock test` runs a sample of each, `./airlock test --all`
/// the whole.
public final class Proofs {
  private static final Logger log = System.getLogger(Proofs.class.getName());
  private static final String PROPERTY = "airlock.proofs";

  private Proofs() {}

  /// The cases of a proof to run, in their order: all of them, or a sample that each run draws
  /// anew, so that none is left out for ever. What was drawn is logged.
  public static <T> List<T> of(List<T> cases, int sample) {
    int wanted = rounds(Math.min(sample, cases.size()), cases.size());
    List<Integer> drawn = new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
    Collections.shuffle(drawn);
    List<Integer> numbers = drawn.subList(0, wanted).stream().sorted().toList();
    if (wanted < cases.size()) {
      log.log(Level.INFO, "Of {0} cases these are run, counted from 0: {1}", cases.size(), numbers);
    }
    return numbers.stream().<T>map(cases::get).toList();
  }

  /// Whether the whole of each is run.
  public static boolean whole() {
    return rounds(0, 1) == 1;
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
