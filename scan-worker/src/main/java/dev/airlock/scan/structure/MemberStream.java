package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A member as it is unpacked, once. Whatever breaks it ends it, so that a scanner judges what
/// there is; what broke it is told afterwards.
final class MemberStream extends InputStream {
  private final Member member;
  private final ScanBudget budget;
  private final @Nullable KeptContent kept;
  private final SignatureSearch search = new SignatureSearch();
  private final CRC32 crc = new CRC32();
  private @Nullable InputStream content;
  private @Nullable Exception failure;
  private @Nullable String unscanned;
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
      return unpackFrom(opened(), into, from, failure == null ? length : 1);
    } catch (BudgetExhausted | SourceFault | LookCancelled e) {
      failure = e;
      return -1;
    } catch (IOException | RuntimeException e) {
      boolean isFirst = failure == null && member.stored() == null;
      failure = failure == null ? e : failure;
      return isFirst ? unpackLast(into, from) : -1;
    }
  }

  private InputStream opened() throws IOException {
    if (content == null) {
      content = member.content().open();
    }
    return content;
  }

  private int unpackFrom(InputStream open, byte[] into, int from, int length) throws IOException {
    int read = open.read(into, from, length);
    count(read);
    return read;
  }

  // A decoder that fails takes with it what it had unpacked for the same request. So that is
  // unpacked again, byte by byte.
  private int unpackLast(byte[] into, int from) {
    try {
      if (content == null) {
        return -1;
      }
      content.close();
      content = member.content().open();
      byte[] known = new byte[16 * 1024];
      for (long left = size; left > 0; ) {
        int read = content.read(known, 0, (int) Math.min(known.length, left));
        if (read <= 0) {
          return -1;
        }
        budget.countWork(read);
        left -= read;
      }
      return unpackFrom(content, into, from, 1);
    } catch (BudgetExhausted | SourceFault | LookCancelled e) {
      failure = e;
      return -1;
    } catch (IOException | RuntimeException _) {
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
    byte[] rest = new byte[8 * 1024];
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
  /// @throws LookCancelled if nobody waits for it any more
  @Nullable StructureException failure() {
    return switch (failure) {
      case null -> null;
      case BudgetExhausted e -> throw e;
      case SourceFault e -> throw e;
      case LookCancelled e -> throw e;
      case Exception e -> StructureException.of(e);
    };
  }

  /// Notes what the engine named in it that it does not open.
  void noteUnscanned(String what) {
    unscanned = what;
  }

  @Nullable String unscanned() {
    return unscanned;
  }

  SignatureSearch search() {
    return search;
  }

  MemberRead result() {
    return new MemberRead(size, (int) crc.getValue(), failure == null);
  }
}
