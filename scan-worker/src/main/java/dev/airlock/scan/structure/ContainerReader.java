package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// Reads the structure of one kind of container and tells a visit all that lies in it. Its input is
/// hostile: before it allocates or repeats anything by a number from there, it checks the number.
public interface ContainerReader {

  /// What it reads, and how.
  ContainerKind kind();

  /// Reads a container that the engine had as one file.
  ///
  /// @throws IOException if it is damaged, or as a [StructureException] says
  void read(Bytes bytes, Visit visit) throws IOException;
}
