package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A member as it is unpacked, once. Whatever breaks it ends it, so that a scanner judges what there
/// is; what broke it is told afterwards.
final class MemberStream extends InputStream {
  private final Member member;
  private final ScanBudget budget;
  private final @Nullable KeptContent kept;
  private final SignatureSearch search = new SignatureSearch();
  private final CRC32 crc = new CRC32();
  private @Nullable InputStream content;
  private @Nullable Exception failure;
  private long size;
  private boolean ended;

  /// @param kept where the bytes are kept, unless they can be read where they are
  MemberStream(Member member, ScanBudget budget, @Nullable KeptContent kept) {
    this.member = member;
    this.budget = budget;
    this.kept = kept;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    int read = ended ? -1 : unpack(into, from, length);
    if (read <= 0) {
      ended = true;
      return -1;
    }
    crc.update(into, from, read);
    search.feed(into, from, read);
    if (kept != null) {
      kept.add(into, from, read);
    }
    size += read;
    return read;
  }

  // Decoders throw what they like when their input is damaged.
  private int unpack(byte[] into, int from, int length) {
    try {
      if (content == null) {
        content = member.content().open();
      }
      int read = content.read(into, from, length);
      count(read);
      return read;
    } catch (IOException | RuntimeException e) {
      failure = e;
      return -1;
    }
  }

  private void count(int read) {
    if (read > 0 && member.stored() == null) {
      budget.countUnpacked(read);
    } else if (read > 0) {
      budget.countWork(read);
    }
  }

  /// Reads what nobody has read yet, and closes what was opened.
  void finish() {
    byte[] rest = new byte[16 * 1024];
    while (read(rest, 0, rest.length) > 0) {
      // only the counting is wanted
    }
    search.end();
    try {
      if (content != null) {
        content.close();
      }
    } catch (IOException | RuntimeException e) {
      failure = failure == null ? e : failure;
    }
  }

  /// What ended the member before its end.
  ///
  /// @throws BudgetExhausted if that was its cost
  /// @throws SourceFault if the object could not be read
  @Nullable StructureException failure() {
    return switch (failure) {
      case null -> null;
      case BudgetExhausted e -> throw e;
      case SourceFault e -> throw e;
      case Exception e -> StructureException.of(e);
    };
  }

  SignatureSearch search() {
    return search;
  }

  MemberRead result() {
    return new MemberRead(size, (int) crc.getValue(), failure == null);
  }
}
