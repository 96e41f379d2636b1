package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Some packed streams and the decoders that make one of them: several members, one after another.
/// The outputs of decoders are counted as the decoders are, since each has one.
///
/// @param bound the output, by the input that it is led to
/// @param packed the packed stream, counted within the folder, by the input that it is led to
/// @param main the output that nothing reads, and which is therefore the content
record Folder(
    List<Coder> coders, Map<Integer, Integer> bound, Map<Integer, Integer> packed, int main) {
  private static final int MOST_CODERS = 16;
  private static final int MOST_INPUTS = 32;
  private static final int IS_COMPLEX = 0x10;
  private static final int HAS_PROPERTIES = 0x20;
  private static final int RESERVED = 0xc0;
  private static final int MOST_PROPERTIES = 64;

  static Folder read(HeaderBytes header) throws StructureException {
    long count = header.number();
    if (count < 1 || count > MOST_CODERS) {
      throw HeaderBytes.damaged();
    }
    header.take(8L * HeaderMemory.RECORD_BYTES);
    List<Coder> coders = new ArrayList<>();
    int inputs = 0;
    for (int i = 0; i < count; i++) {
      Coder coder = coder(header);
      coders.add(coder);
      inputs += coder.inputs();
    }
    if (inputs > MOST_INPUTS) {
      throw HeaderBytes.damaged();
    }
    Map<Integer, Integer> bound = new HashMap<>();
    Set<Integer> read = new HashSet<>();
    for (int i = 0; i < count - 1; i++) {
      int input = index(header, inputs);
      int output = index(header, (int) count);
      if (bound.put(input, output) != null || !read.add(output)) {
        throw HeaderBytes.damaged();
      }
    }
    int main = 0;
    while (read.contains(main)) {
      main++;
    }
    return new Folder(List.copyOf(coders), bound, packed(header, inputs, bound), main);
  }

  private static Coder coder(HeaderBytes header) throws StructureException {
    int flags = header.next();
    if ((flags & RESERVED) != 0) {
      throw HeaderBytes.damaged();
    }
    long method = 0;
    for (int i = 0; i < (flags & 0xf); i++) {
      method = method << 8 | header.next();
    }
    long inputs = 1;
    long outputs = 1;
    if ((flags & IS_COMPLEX) != 0) {
      inputs = header.number();
      outputs = header.number();
    }
    if (inputs < 1 || inputs > MOST_INPUTS || outputs != 1) {
      throw HeaderBytes.damaged();
    }
    // Beside the decoder itself the entries of both maps, one for each of its inputs.
    header.take((2 + 2 * inputs) * HeaderMemory.RECORD_BYTES);
    List<Integer> properties = new ArrayList<>();
    if ((flags & HAS_PROPERTIES) != 0) {
      long length = header.number();
      if (length < 0 || length > MOST_PROPERTIES) {
        throw HeaderBytes.damaged();
      }
      header.take(length * HeaderMemory.NUMBER_BYTES);
      for (int i = 0; i < length; i++) {
        properties.add(header.next());
      }
    }
    return new Coder(method, properties, (int) inputs);
  }

  private static Map<Integer, Integer> packed(
      HeaderBytes header, int inputs, Map<Integer, Integer> bound) throws StructureException {
    Map<Integer, Integer> packed = new HashMap<>();
    int count = inputs - bound.size();
    if (count < 1) {
      throw HeaderBytes.damaged();
    }
    if (count == 1) {
      int input = 0;
      while (bound.containsKey(input)) {
        input++;
      }
      packed.put(input, 0);
      return packed;
    }
    for (int i = 0; i < count; i++) {
      int input = index(header, inputs);
      if (bound.containsKey(input) || packed.put(input, i) != null) {
        throw HeaderBytes.damaged();
      }
    }
    return packed;
  }

  private static int index(HeaderBytes header, int count) throws StructureException {
    long index = header.number();
    if (index < 0 || index >= count) {
      throw HeaderBytes.damaged();
    }
    return (int) index;
  }

  /// The number of a decoder's first input.
  int firstInputOf(int coder) {
    return coders.subList(0, coder).stream().mapToInt(Coder::inputs).sum();
  }
}
