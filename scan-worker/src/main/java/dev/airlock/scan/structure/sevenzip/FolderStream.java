package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.stream.InflatedStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What a folder unpacks to. Closes every decoder of the chain, also when one of them fails.
final class FolderStream extends FilterInputStream {
  private final List<InputStream> opened;

  private FolderStream(InputStream content, List<InputStream> opened) {
    super(content);
    this.opened = opened;
  }

  /// @param packed the folder's packed streams
  static FolderStream open(StreamsInfo.Content content, List<Bytes> packed, ScanBudget budget)
      throws IOException {
    Chain chain = new Chain(content, packed, budget, new ArrayList<>());
    try {
      InputStream stream = chain.output(content.folder().main(), 0);
      return new FolderStream(stream, chain.opened());
    } catch (IOException | RuntimeException e) {
      close(chain.opened());
      throw e;
    }
  }

  private record Chain(
      StreamsInfo.Content content,
      List<Bytes> packed,
      ScanBudget budget,
      List<InputStream> opened) {

    // Streams that lead in a circle have more steps than there are decoders.
    InputStream output(int coderIndex, int steps) throws IOException {
      Folder folder = content.folder();
      if (steps > folder.coders().size()) {
        throw HeaderBytes.damaged();
      }
      Coder coder = folder.coders().get(coderIndex);
      int input = folder.firstInputOf(coderIndex);
      long size = content.sizes().get(coderIndex);
      InputStream decoded = decoded(coder, input, size, steps);
      opened.add(decoded);
      return decoded;
    }

    private InputStream decoded(Coder coder, int input, long size, int steps) throws IOException {
      boolean isBcj2 = coder.method() == Methods.BCJ2;
      if (coder.inputs() != (isBcj2 ? 4 : 1)) {
        throw HeaderBytes.damaged();
      }
      if (isBcj2) {
        List<InputStream> inputs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          inputs.add(new BufferedInputStream(input(input + i, steps)));
        }
        return new Bcj2Stream(inputs, size);
      }
      Integer direct = content.folder().packed().get(input);
      if (coder.method() == Methods.DEFLATE && direct != null) {
        return InflatedStream.raw(packed.get(direct), 0);
      }
      return Methods.open(coder, input(input, steps), size, budget);
    }

    private InputStream input(int input, int steps) throws IOException {
      Integer bound = content.folder().bound().get(input);
      if (bound != null) {
        return output(bound, steps + 1);
      }
      Integer direct = content.folder().packed().get(input);
      if (direct == null) {
        throw HeaderBytes.damaged();
      }
      return packed.get(direct).stream();
    }
  }

  @Override
  public void close() throws IOException {
    close(opened);
  }

  // A decoder that closes its input as well gives its memory back only once.
  private static void close(List<InputStream> opened) throws IOException {
    for (InputStream stream : opened) {
      stream.close();
    }
  }
}
