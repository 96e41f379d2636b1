package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import dev.airlock.scan.structure.bytes.ReplayedBytes;
import java.io.IOException;

/// The visit of one container. Its reader tells here what lies in it; whatever the engine has not
/// seen by itself is scanned, and everything is looked into.
public final class Visit {
  private final Inspection inspection;
  private final MemberPath path;
  private final int depth;
  private final boolean mayHoldSeveral;
  private final long size;
  private final boolean isGuess;

  Visit(Inspection inspection, MemberPath path, int depth, boolean mayHoldSeveral, long size) {
    this(inspection, path, depth, mayHoldSeveral, size, false);
  }

  private Visit(
      Inspection inspection,
      MemberPath path,
      int depth,
      boolean mayHoldSeveral,
      long size,
      boolean isGuess) {
    this.inspection = inspection;
    this.path = path;
    this.depth = depth;
    this.mayHoldSeveral = mayHoldSeveral;
    this.size = size;
    this.isGuess = isGuess;
  }

  /// The same container, taken for one that it may not be: nothing is said of damage.
  public Visit guessing() {
    return new Visit(inspection, path, depth, mayHoldSeveral, size, true);
  }

  /// What the object has cost so far.
  public ScanBudget budget() {
    return inspection.budget();
  }

  /// Whether it is usual that several archives lie one after another here.
  public boolean mayHoldSeveral() {
    return mayHoldSeveral;
  }

  /// Stops at containers that lie too deep.
  ///
  /// @throws StructureException if this is one
  public void enter() throws StructureException {
    if (depth >= budget().limits().depth()) {
      throw StructureException.tooLarge("lies too deep");
    }
  }

  /// Notes what is wrong with the container.
  public void report(Obstacle obstacle, String what) {
    report(obstacle, what, "");
  }

  /// Notes what is wrong with one of its members.
  public void report(Obstacle obstacle, String what, String member) {
    if (!isGuess || obstacle != Obstacle.CORRUPT) {
      inspection.report(obstacle, what, path.then(member));
    }
  }

  /// Reads a member, counts it, has it scanned unless the engine has seen it, and looks into it.
  public MemberRead member(Member member) throws IOException {
    budget().countMember();
    return again(member);
  }

  /// The same for a member that was counted before.
  public MemberRead again(Member member) throws IOException {
    Bytes stored = member.stored();
    if (stored != null) {
      MemberStream stream = new MemberStream(member, budget(), null);
      MemberRead read = read(member, stream);
      inside(member, stored, stream.search());
      return read;
    }
    try (KeptContent kept = new KeptContent(budget())) {
      MemberStream stream = new MemberStream(member, budget(), kept);
      MemberRead read = read(member, stream);
      try (ReplayedBytes replayed = kept.replayed(member.content(), budget())) {
        inside(member, replayed == null ? kept.held() : replayed, stream.search());
      }
      return read;
    }
  }

  /// Scans bytes that are no member: what lies before, between or behind the members. Nothing is
  /// done for bytes in which nothing can hide, nor for all of a container, which the engine had.
  public void rest(String name, Bytes bytes) throws IOException {
    if (bytes.size() >= size) {
      return;
    }
    budget().countWork(bytes.size());
    if (!Harmless.is(bytes)) {
      member(Member.stored(name, bytes));
    }
  }

  private MemberRead read(Member member, MemberStream stream) {
    MemberScanner.Answer answer = new MemberScanner.Answer.Clean();
    if (!member.openToEngine()) {
      long most = budget().limits().unpackedBytes();
      answer = inspection.scanner().scan(stream, Math.clamp(member.expectedBytes(), 0, most));
    }
    stream.finish();
    switch (answer) {
      case MemberScanner.Answer.Clean() -> {}
      case MemberScanner.Answer.Infected(String threat) ->
          throw new InfectionFound(threat, path.then(member.name()));
      case MemberScanner.Answer.Encrypted() ->
          report(Obstacle.ENCRYPTED, "encrypted", member.name());
      case MemberScanner.Answer.Suspicious(String heuristic) ->
          report(Obstacle.SUSPICIOUS, heuristic, member.name());
      case MemberScanner.Answer.LimitExceeded() ->
          report(Obstacle.LIMIT_EXCEEDED, "more than the scanner takes", member.name());
    }
    StructureException failure = stream.failure();
    if (failure != null && !(member.isGuess() && failure.obstacle() == Obstacle.CORRUPT)) {
      report(failure.obstacle(), failure.what(), member.name());
    }
    return stream.result();
  }

  private void inside(Member member, Bytes content, SignatureSearch search) {
    if (content.size() > 0) {
      MemberPath inner = path.then(member.name());
      inspection.look(
          content,
          search,
          new Visit(inspection, inner, depth + 1, member.mayHoldSeveral(), content.size()));
    }
  }
}
