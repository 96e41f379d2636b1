package dev.airlock.scan.structure;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Harmless;
import dev.airlock.scan.structure.bytes.ReplayedBytes;
import java.io.IOException;

/// The visit of one container. Its reader tells here what lies in it; whatever the engine has not
/// seen by itself is scanned, and everything is looked into.
public final class Visit {
  // As the signature file names a kind that has no signature of its own.
  private static final String LZMA = "Lzma";

  private final Inspection inspection;
  private final MemberPath path;
  private final int depth;
  private final Bytes bytes;
  private final Trust trust;
  private boolean isExplained;
  private final FoundWithin found;

  private Visit(
      Inspection inspection,
      MemberPath path,
      int depth,
      Bytes bytes,
      Trust trust,
      FoundWithin found) {
    this.inspection = inspection;
    this.path = path;
    this.depth = depth;
    this.bytes = bytes;
    this.trust = trust;
    this.found = found;
  }

  /// The visit of the object itself.
  static Visit of(Inspection inspection, Bytes object, SignatureSearch search, Trust trust) {
    FoundWithin found = new FoundWithin(search.hits());
    return new Visit(inspection, MemberPath.OBJECT, 0, object, trust, found);
  }

  /// The same container, taken for one that it may not be.
  public Visit guessing() {
    return new Visit(inspection, path, depth, bytes, trust.guessing(), found);
  }

  /// Where the stored member begins in which a signature lies that was found in the container; -1
  /// if it lies in none.
  public long memberAt(SignatureSearch.Hit hit) {
    return found.memberAt(hit);
  }

  /// What the object has cost so far.
  public ScanBudget budget() {
    return inspection.budget();
  }

  /// Whether it is usual that several archives lie one after another here.
  public boolean mayHoldSeveral() {
    return trust.mayHoldSeveral();
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
    if (!trust.isGuess() || !isDamage(obstacle)) {
      inspection.report(obstacle, what, path.then(member));
    }
  }

  /// Notes what the engine named that it does not open, unless it named it in a member again or it
  /// was unpacked as a whole. For containers that may hold more than their members.
  public void reportUnscanned() {
    if (trust.unscanned() != null && !isExplained) {
      report(Obstacle.UNSCANNABLE, "what the scanner calls " + trust.unscanned());
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
      long offset = stored.offsetIn(bytes);
      if (offset >= 0) {
        found.add(offset, stored.size());
      }
      MemberStream stream = new MemberStream(member, budget(), null);
      boolean open = scan(member, stream);
      inside(member, stored, stream, open);
      return stream.result();
    }
    try (KeptContent kept = new KeptContent(budget())) {
      MemberStream stream = new MemberStream(member, budget(), kept);
      boolean open = scan(member, stream);
      try (ReplayedBytes replayed = kept.replayed(member.content(), budget())) {
        inside(member, replayed == null ? kept.held() : replayed, stream, open);
      }
      return stream.result();
    }
  }

  /// Scans bytes that are no member: what lies before, between or behind the members. Nothing is
  /// done for bytes in which nothing can hide, nor for all of a container, which the engine had.
  public void rest(String name, Bytes rest) throws IOException {
    if (rest.size() >= bytes.size()) {
      return;
    }
    budget().countWork(rest.size());
    if (!Harmless.is(rest)) {
      member(Member.stored(name, rest));
    }
  }

  // Whether the engine has seen all of it that it opens by itself.
  private boolean scan(Member member, MemberStream stream) {
    boolean open = trust.engineSawAll();
    if (!member.openToEngine() || !trust.engineSawAll()) {
      long most = budget().limits().unpackedBytes();
      var answer = inspection.scanner().scan(stream, Math.clamp(member.expectedBytes(), 0, most));
      open = answer instanceof MemberScanner.Answer.Clean;
      if (answer instanceof MemberScanner.Answer.Unscanned(String what)) {
        stream.noteUnscanned(what);
        isExplained = true;
      }
      report(answer, member.name());
    }
    stream.finish();
    // What may be a stream of a kind without a signature is one, and was unpacked.
    isExplained |= LZMA.equals(trust.unscanned()) && member.isGuess() && stream.result().complete();
    StructureException failure = stream.failure();
    if (failure != null && !(member.isGuess() && isDamage(failure.obstacle()))) {
      report(failure.obstacle(), failure.what(), member.name());
    }
    return open;
  }

  private void report(MemberScanner.Answer answer, String member) {
    switch (answer) {
      case MemberScanner.Answer.Clean() -> {}
      case MemberScanner.Answer.Infected(String threat) ->
          throw new InfectionFound(threat, path.then(member));
      case MemberScanner.Answer.Encrypted() -> report(Obstacle.ENCRYPTED, "encrypted", member);
      case MemberScanner.Answer.Suspicious(String heuristic) ->
          report(Obstacle.SUSPICIOUS, heuristic, member);
      case MemberScanner.Answer.Unscanned _ -> {} // what lies in it tells, or the look into it
      case MemberScanner.Answer.TooSlow() -> budget().exhaust("takes too long to unpack");
      case MemberScanner.Answer.LimitExceeded() ->
          report(Obstacle.LIMIT_EXCEEDED, "more than the scanner takes", member);
    }
  }

  private static boolean isDamage(Obstacle obstacle) {
    return obstacle == Obstacle.DAMAGED || obstacle == Obstacle.CORRUPT;
  }

  private void inside(Member member, Bytes content, MemberStream stream, boolean open) {
    if (content.size() > 0) {
      SignatureSearch search = stream.search();
      Visit inner =
          new Visit(
              inspection,
              path.then(member.name()),
              depth + 1,
              content,
              trust.inside(member, stream.result(), open, stream.unscanned()),
              new FoundWithin(search.hits()));
      inspection.look(content, search, inner);
    }
  }
}
