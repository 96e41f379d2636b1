package dev.airlock.scan.structure.rar;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Reads RAR archives, which the engine can't be counted on to open: Debian's has no code for them.
public final class RarReader implements ContainerReader {
  /// What all versions begin with, each byte as a character.
  public static final String MAGIC = "Rar!\u001a\u0007";

  private static final int VERSION_AT = 6;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("RAR 4 and 5", "", "stored members", "packed members");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long end = readAt(bytes, visit);
    if (end == 0) {
      visit.report(Obstacle.DAMAGED, "a damaged RAR");
      visit.rest("bytes at 6", bytes.range(VERSION_AT, bytes.size() - VERSION_AT));
    } else {
      visit.rest("bytes at the end", bytes.range(end, bytes.size() - end));
    }
  }

  /// Reads an archive in the midst of other bytes.
  ///
  /// @return where it ends, 0 if there is none: the signature is also found where one is looked for
  public long readAt(Bytes bytes, Visit visit) throws IOException {
    byte[] version = bytes.upTo(VERSION_AT, 2);
    boolean isNew = Arrays.equals(version, new byte[] {1, 0});
    RarBlocks blocks = isNew ? new Rar5Blocks() : new Rar4Blocks();
    long at = blocks.firstAt();
    Optional<RarBlock> block = blocks.at(bytes, at);
    if (block.isEmpty()) {
      return 0;
    }
    while (block.isPresent()) {
      RarBlock found = block.get();
      if (found.isEncrypted() && !found.isFile()) {
        visit.report(Obstacle.ENCRYPTED, "a RAR with encrypted headers");
        return readTo(bytes, found, visit);
      }
      if (found.dataBytes() < 0 || found.dataBytes() > bytes.size() - found.dataAt()) {
        visit.report(Obstacle.DAMAGED, "a RAR that is cut off");
        return readTo(bytes, found, visit);
      }
      visit.budget().countWork(found.dataAt() - at);
      at = found.dataAt() + found.dataBytes();
      member(found, bytes, visit);
      if (found.isEnd()) {
        return at;
      }
      block = blocks.at(bytes, at);
    }
    if (at < bytes.size()) {
      visit.report(Obstacle.DAMAGED, "a damaged RAR");
    }
    return at;
  }

  // Of what follows nobody knows what it is.
  private static long readTo(Bytes bytes, RarBlock last, Visit visit) throws IOException {
    long at = Math.min(last.dataAt(), bytes.size());
    visit.rest("bytes at " + at, bytes.range(at, bytes.size() - at));
    return bytes.size();
  }

  private static void member(RarBlock block, Bytes bytes, Visit visit) throws IOException {
    if (block.dataBytes() == 0) {
      return;
    }
    Bytes data = bytes.range(block.dataAt(), block.dataBytes());
    if (block.isFile() && block.isEncrypted()) {
      visit.report(Obstacle.ENCRYPTED, "encrypted", block.name());
      visit.rest(block.name(), data);
    } else if (block.isFile() && !block.isStored()) {
      visit.budget().countMember();
      visit.report(Obstacle.UNSCANNABLE, "packed by RAR", block.name());
    } else if (block.isFile() && block.isSplit()) {
      visit.report(Obstacle.UNSCANNABLE, "goes on in another volume", block.name());
    } else {
      visit.member(Member.stored(block.name().isEmpty() ? "?" : block.name(), data));
    }
  }
}
