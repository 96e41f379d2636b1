package dev.airlock.scan.structure.text;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;

/// Finds the objects that are embedded in RTF: they follow `\objdata` in hexadecimal digits (Rich
/// Text Format 1.9.1, "Objects"). The engine opens those that are written in the usual way.
public final class RtfReader implements ContainerReader {
  private static final String OBJECT = "\\objdata";

  /// Whether a text is RTF; programs ask for no more than this.
  ///
  /// @param head the first bytes, each as a character
  public static boolean isRtf(String head) {
    return head.stripLeading().startsWith("{\\rt");
  }

  @Override
  public ContainerKind kind() {
    return new ContainerKind("RTF", "", "embedded objects", "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.budget().countWork(bytes.size());
    BytesStream stream = new BytesStream(bytes, 0);
    int matched = 0;
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      matched = next == OBJECT.charAt(matched) ? matched + 1 : next == '\\' ? 1 : 0;
      if (matched == OBJECT.length()) {
        matched = 0;
        object(bytes, stream.position(), visit);
      }
    }
  }

  private static void object(Bytes bytes, long at, Visit visit) throws IOException {
    visit.enter();
    visit.member(
        Member.packed(
                "object at " + at, () -> new RtfObjectData(bytes, at), (bytes.size() - at) / 2)
            .guessed());
  }
}
