package dev.airlock.scan.structure.rar;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;

/// Reads the blocks of one version of RAR.
interface RarBlocks {

  /// Where the first block is.
  int firstAt();

  /// The block at a place; none if there is none whose checksum is right.
  Optional<RarBlock> at(Bytes bytes, long at) throws IOException;
}
