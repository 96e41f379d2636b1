package dev.airlock.scan.corpus;

import dev.airlock.scan.fixture.ScanSamples;
import dev.airlock.scan.structure.Bytewise;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A hostile file.
///
/// @param name what it is, and in what it lies
/// @param content makes it
/// @param ending how its scan has to end
record Specimen(String name, Supplier<byte[]> content, Ending ending) {
  /// The test virus.
  static final byte[] EICAR = ScanSamples.eicar();

  /// Something that hides nothing.
  static final byte[] GOOD = Bytewise.harmless();

  /// One in which the test virus has to be found.
  static Specimen infected(String name, Supplier<byte[]> content) {
    return new Specimen(name, content, Ending.INFECTED);
  }

  /// The same within another container.
  Specimen within(String container, UnaryOperator<byte[]> wrapping) {
    return new Specimen(name + " in " + container, () -> wrapping.apply(content.get()), ending);
  }

  @Override
  public String toString() {
    return name + ": " + ending;
  }
}
